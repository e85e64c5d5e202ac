// Which page or handler would answer a concrete URL? With Next.js's precedence: exact URLs first, then the dynamic ones
// segment by segment. Follows next/dist/server/lib/router-utils/{resolve-routes,filesystem}, and what renders behind them.
import type { Project, Resource } from "../project.ts";
import { belowBasePath } from "./below-base-path.ts";
import { canonicalPath } from "./canonical-path.ts";
import { pageOfData } from "./page-of-data.ts";
import { type RouteNode, routeTree } from "./route-tree.ts";
import { splitLocale } from "./split-locale.ts";

type Config = Pick<Project["nextConfig"], "basePath" | "trailingSlash" | "i18n">;

/** `pathname` as the browser sends it: encoded, with base path and locale, without query. Files of `public/` are not known here. */
export function resourceServing(resources: Resource[], pathname: string, config: Config): Resource | null {
  const below = belowBasePath(canonicalPath(config, pathname), config.basePath);
  if (below === null) return null;
  // Where there is a gate, a request for a page's data goes the same way.
  const page = pageOfData(below);
  const { locale, path } = splitLocale(withoutSlash(page ?? below), config.i18n?.locales ?? []);
  // Next.js has no locales for API routes, and for the App Router no more than the default one in front of exact URLs.
  const isLocalized = locale !== null && page === null;
  if (isLocalized && /^\/api(\/|$)/.test(path)) return null;

  const { root, statics } = routeTree(resources);
  const isDefault = locale === null || locale === config.i18n?.defaultLocale;
  const isServed = (one: Resource) => !isLocalized || isOfPages(one);
  const isServedExactly = (one: Resource) => isDefault || isOfPages(one);
  // As they were sent: the routing in front finds `/%72eports`, too, but what renders knows no such page.
  const exact = statics.get(placed(config, path))?.find(isServedExactly);
  if (exact) return exact;
  const found = lookUp(root, segmentsOf(placed(config, path)), isServed);
  // Next.js answers 400 to a value that it cannot decode.
  return found && isDecodable(path) ? found : null;
}

function lookUp(node: RouteNode, segments: string[], isServed: (one: Resource) => boolean): Resource | null {
  const [first, ...rest] = segments;
  if (first === undefined) {
    return node.resources.find(isServed) ?? node.optional.find(isServed) ?? null;
  }
  const fixed = node.statics.get(first);
  return (
    (fixed && lookUp(fixed, rest, isServed)) ??
    (node.dynamic && lookUp(node.dynamic, rest, isServed)) ??
    node.catchAll.find(isServed) ??
    node.optional.find(isServed) ??
    null
  );
}

function placed({ basePath }: Config, path: string): string {
  return path === "/" ? basePath || "/" : basePath + path;
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}

const isOfPages = ({ kind }: Resource): boolean => kind === "pages-page" || kind === "pages-api";
const segmentsOf = (path: string): string[] => path.split("/").filter(Boolean);

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
