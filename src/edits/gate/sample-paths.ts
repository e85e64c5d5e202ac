// Which concrete paths stand for a URL of the app, or for a pattern?
import type { Project } from "../../types.ts";
import { bareUrl } from "./always-open.ts";
import { localeTwins } from "./gate-view.ts";

type App = Pick<Project, "resources" | "i18n" | "nextConfig">;

/** A path for the config, and the same as a request has it (with a locale where pages have one). */
export interface Sample {
  /** What people know it by: `/orders/[id]`, `/admin/:path*`. */
  route: string;
  intent: string;
  request: string;
}

const reached = ["page", "route-handler", "pages-page", "pages-api", "get-server-side-props"];

/** URLs of resources that a request reaches through the gate, without basePath and locale. */
export function urlsOf(app: App): string[] {
  const urls = app.resources
    .filter(({ kind }) => reached.includes(kind))
    .flatMap((resource) => resource.urls.map((url) => bareUrl(app, url)));
  return [...new Set(urls)].sort();
}

export function samplesOfUrl(app: App, url: string, value = "sample"): Sample[] {
  const concrete = url
    .replace(/\/\[\[\.{3}[^\]]+\]\]/, value === "sample" ? "" : `/${value}`)
    .replace(/\[\.{3}[^\]]+\]/, `sample/${value === "sample" ? "deeper" : value}`)
    .replace(/\[[^\]]+\]/g, value);
  return localized(app, url, concrete || "/");
}

/** The paths that a pattern stands for, as far as a few can tell. */
export function samplesOfPattern(pattern: string): string[] {
  const concrete = pattern.replace(/:locale\(([^|)]+)[^)]*\)/, "$1").replace(/:\w+(?![\w*])/g, "sample");
  if (!/\/:\w+\*$/.test(concrete)) return [concrete];
  const root = concrete.replace(/\/:\w+\*$/, "");
  return [root || "/", `${root}/sample`, `${root}/sample/deeper`];
}

/** The same for a pattern of clerk-sessions.json, with what the config says and what requests say kept apart. */
export function samplesOfConfig(app: App, pattern: string): Sample[] {
  return samplesOfPattern(pattern).flatMap((path) => localized(app, pattern, path));
}

/** createRouteMatcher sees the locale too. */
export function localize({ i18n }: Pick<App, "i18n">, pattern: string): string[] {
  return i18n?.segment && i18n.locales ? localeTwins(pattern, i18n.locales) : [pattern];
}

function localized(app: App, route: string, path: string): Sample[] {
  return localize(app, path).map((pattern) => ({
    route,
    intent: path,
    request: pattern.replace(/:locale\(([^|)]+)[^)]*\)/, "$1"),
  }));
}
