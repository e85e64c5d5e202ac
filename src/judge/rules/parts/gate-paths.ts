// URLs in Next's notation as a gate compares them: a pattern for its lists, and code that tells them from other paths.
import { belowBasePath } from "../../../routes/below-base-path.ts";
import type { Project } from "../../../types.ts";

export interface GatePath {
  /** For `config.matcher` and `publicRoutes`: `/users/:id`. */
  pattern: string;
  /** True for every other path. */
  excludes: string;
}

type App = Pick<Project, "i18n" | "nextConfig">;

/** @param scope `subtree`: what is below, too */
export function gatePaths(app: App, urls: string[], scope: "path" | "subtree"): GatePath[] {
  const paths = urls.map((url) => gatePath(app, url, scope));
  return paths.filter(({ pattern }, at) => paths.findIndex((other) => other.pattern === pattern) === at);
}

function gatePath({ i18n, nextConfig }: App, url: string, scope: "path" | "subtree"): GatePath {
  const below = belowBasePath(url, nextConfig.basePath) ?? url;
  const segments = below.split("/").filter(Boolean).map(encodedStatic);
  const last = segments.at(-1) ?? "";
  // A page at the root has every path below it: that is not meant.
  const isSubtree = scope === "subtree" && segments.length > 0 && !last.startsWith("[[...");
  const pattern = `/${[...segments.map(patternOf), ...(isSubtree ? [":path*"] : [])].join("/")}`;
  const plain = `/${segments.join("/")}`;
  if (!isSubtree && !plain.includes("[") && (!nextConfig.trailingSlash || plain === "/")) {
    return { pattern, excludes: `req.nextUrl.pathname !== ${JSON.stringify(plain)}` };
  }
  const start = segments.map((segment) => expressionOf(segment, segment === i18n?.segment)).join("");
  const end = isSubtree ? "(\\/|$)" : "\\/?$";
  return { pattern, excludes: `!/^${start}${end}/.test(req.nextUrl.pathname)` };
}

const encodedStatic = (segment: string): string => (segment.startsWith("[") ? segment : encodeURI(segment));

function patternOf(segment: string): string {
  const name = segment.replace(/\W/g, "");
  if (segment.startsWith("[[...")) return `:${name}*`;
  if (segment.startsWith("[...")) return `:${name}+`;
  return segment.startsWith("[") ? `:${name}` : segment;
}

/** A locale may be left out of the path. */
function expressionOf(segment: string, isLocale: boolean): string {
  if (isLocale) return "(\\/[^/]+)?";
  if (segment.startsWith("[[...")) return "(\\/.*)?";
  if (segment.startsWith("[...")) return "\\/.+";
  return segment.startsWith("[") ? "\\/[^/]+" : `\\/${segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`;
}
