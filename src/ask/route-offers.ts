// Which of the app's own paths can be offered, as patterns of clerk-sessions.json?

import { valueProblem } from "../config/value-problem.ts";
import type { Config } from "../config.ts";
import { intentFor } from "../routes/intent.ts";
import type { Project } from "../types.ts";

type Routes = Pick<Project, "resources" | "nextConfig" | "i18n" | "signIn" | "signUp">;

/** Where Clerk's pages are or will be: never a question, since they can never be locked out. */
export function authOffers(project: Routes): string[] {
  const urls = [project.signIn?.url ?? "/sign-in", project.signUp?.url ?? "/sign-up"];
  return expressible(urls.map((url) => subtree(toPattern(rootOf(project, url)).split("/"))));
}

/** Pages: a section with several pages as one subtree, the others one by one. `/` comes first. */
export function pageOffers(project: Routes): string[] {
  const pages = urlsOf(project, ["page", "pages-page", "get-server-side-props"]).map(toPattern);
  const signPages = [project.signIn, project.signUp].flatMap((page) =>
    page ? [toPattern(rootOf(project, page.url))] : [],
  );
  const offered = new Set<string>();
  for (const page of pages) {
    if (signPages.some((url) => page === url || page.startsWith(`${url}/`))) continue;
    const section = sectionOf(page);
    const siblings = pages.filter((other) => sectionOf(other) === section);
    offered.add(section && new Set(siblings).size > 1 ? section : page);
  }
  return expressible([...offered]).sort();
}

/** API routes that outside services call. Only a name says so: they are offered, and named when they are opened. */
export function webhookOffers(project: Routes): string[] {
  const isWebhook = (path: string) => path.split("/").some((segment) => /^webhooks?$/.test(segment));
  return expressible(urlsOf(project, ["route-handler", "pages-api"]).map(toPattern).filter(isWebhook));
}

/** Pages and API routes that need a session under these rules. */
export function closedPaths(project: Routes, config: Pick<Config, "routes">): string[] {
  const auth = authOffers(project).map((pattern) => pattern.replace("/:path*", ""));
  return resourcePaths(project)
    .filter((path) => intentFor(config, path, auth).access !== "public")
    .sort();
}

/** Every page and API route, as patterns. */
export function resourcePaths(project: Routes): string[] {
  const kinds = ["page", "pages-page", "get-server-side-props", "route-handler", "pages-api"];
  return [...new Set(urlsOf(project, kinds).map(toPattern))];
}

/** `/admin/:path*` for every first segment that has a page. */
export function sectionOffers(project: Routes): string[] {
  return [...new Set(pageOffers(project).flatMap((page) => sectionOf(page) ?? []))].sort();
}

/** `/api/:path*`, and the parts of it. */
export function apiOffers(project: Routes): string[] {
  const handlers = urlsOf(project, ["route-handler", "pages-api"]).map(toPattern);
  if (handlers.length === 0) return [];
  const parts = handlers
    .filter((path) => path.startsWith("/api/"))
    .map((path) => subtree(path.split("/").slice(0, 3)));
  const others = handlers.filter((path) => !path.startsWith("/api/") && path !== "/api");
  return expressible(["/api/:path*", ...parts.sort(), ...others.sort()]);
}

export function hasSection(project: Routes, section: string): boolean {
  return urlsOf(project, ["page", "pages-page", "route-handler"]).some(
    (url) => sectionOf(toPattern(url)) === section,
  );
}

/** `/blog/[slug]` -> `/blog/:slug`, `/docs/[[...path]]` -> `/docs/:path*`. */
function toPattern(url: string): string {
  const segments = url.split("/").map((segment) => {
    const name = segment.replace(/^\[{1,2}(?:\.\.\.)?|\]{1,2}$/g, "");
    if (name === segment) return segment;
    const parameter = `:${name.replace(/\W/g, "_").replace(/^(?=\d)/, "_")}`;
    return segment.includes("...") ? `${parameter}*` : parameter;
  });
  return segments.join("/") || "/";
}

/** The gate compares the path below basePath and below the locale. */
function urlsOf(project: Routes, kinds: string[]): string[] {
  const found = project.resources.filter((resource) => kinds.includes(resource.kind));
  return found.flatMap((resource) => resource.urls.map((url) => pathOf(project, url)));
}

function pathOf(project: Routes, url: string): string {
  const { basePath } = project.nextConfig;
  const below = basePath && url.startsWith(basePath) ? url.slice(basePath.length) : url;
  const segments = below.split("/").filter((segment) => segment && segment !== project.i18n?.segment);
  return `/${segments.join("/")}`;
}

/** `/sign-in/[[...sign-in]]` -> `/sign-in`. */
const rootOf = (project: Routes, url: string) =>
  pathOf(project, url).replace(/\/\[{1,2}\.{3}[^/]*$/, "") || "/";

function sectionOf(pattern: string): string | null {
  const [, first = ""] = pattern.split("/");
  return first === "" || first.startsWith(":") ? null : `/${first}/:path*`;
}

/** The config knows plain segments only: what a folder such as `connexion-é` serves cannot be written there. */
const expressible = (patterns: string[]) =>
  [...new Set(patterns)].filter((pattern) => valueProblem.pattern(pattern) === null);

const subtree = (segments: string[]) => `${segments.join("/")}/:path*`;
