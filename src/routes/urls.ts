// Which URLs does a file of the App or Pages Router answer? In Next's own notation: `/blog/[slug]`.
// Follows next/dist/shared/lib/router/utils/{app-paths,interception-routes}.
import type { Project } from "../types.ts";

type Place = Pick<Project, "appDir" | "pagesDir"> & {
  nextConfig: Pick<Project["nextConfig"], "basePath" | "pageExtensions">;
};

const appNames = new Set(["page", "layout", "template", "default", "route"]);
const pagesReserved = new Set(["/_app", "/_document", "/_error"]);
// The double marker first: `(..)` is its prefix.
const markers = ["(..)(..)", "(...)", "(..)", "(.)"] as const;

/** Empty when Next.js serves nothing from this file. Layouts, templates and defaults answer with their folder's URL. */
export function urlsOf(project: Place, file: string): string[] {
  const route = appRoute(project, file) ?? pagesRoute(project, file);
  if (route === null) return [];
  const { basePath } = project.nextConfig;
  return [basePath && route === "/" ? basePath : basePath + route];
}

function appRoute({ appDir, nextConfig }: Place, file: string): string | null {
  const parts = partsBelow(appDir, file, nextConfig.pageExtensions);
  const name = parts?.pop();
  if (!parts || !name || !appNames.has(name)) return null;
  if (parts.some((part) => part.startsWith("_"))) return null;
  return join(resolveInterception(parts)).replaceAll("%5F", "_");
}

function pagesRoute({ pagesDir, nextConfig }: Place, file: string): string | null {
  const parts = partsBelow(pagesDir, file, nextConfig.pageExtensions);
  if (!parts || file.endsWith(".d.ts")) return null;
  if (parts.at(-1) === "index") parts.pop();
  const route = join(parts);
  return pagesReserved.has(route) ? null : route;
}

/** Path below the router's folder, split, the page extension gone. */
function partsBelow(folder: string | null, file: string, extensions: string[]): string[] | null {
  if (folder === null || !file.startsWith(`${folder}/`)) return null;
  const path = file.slice(folder.length + 1);
  const ending = extensions.map((extension) => `.${extension}`).find((dotted) => path.endsWith(dotted));
  return ending ? path.slice(0, -ending.length).split("/") : null;
}

/** An intercepting page shows at the URL it intercepts. Next resolves the first marker only. */
function resolveInterception(parts: string[]): string[] {
  const at = parts.findIndex((part) => markers.some((marker) => part.startsWith(marker)));
  const marker = markers.find((candidate) => parts[at]?.startsWith(candidate));
  if (!marker) return visible(parts);
  const from = visible(parts.slice(0, at));
  const own = [(parts[at] ?? "").slice(marker.length), ...visible(parts.slice(at + 1))];
  const kept = { "(.)": from.length, "(..)": from.length - 1, "(..)(..)": from.length - 2, "(...)": 0 }[
    marker
  ];
  return [...from.slice(0, Math.max(kept, 0)), ...own];
}

/** Route groups and slots leave no trace in the URL. */
function visible(parts: string[]): string[] {
  return parts.filter((part) => !(part.startsWith("(") && part.endsWith(")")) && !part.startsWith("@"));
}

const join = (parts: string[]): string => `/${parts.join("/")}`;
