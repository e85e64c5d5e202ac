// Does another file serve the URL that a new file would serve? Next.js refuses to build with both.
import { urlsOf } from "../../routes/urls.ts";
import type { Project } from "../../types.ts";

const serving = new Set(["page", "route-handler", "pages-page", "pages-api"]);

/** A sentence that names the file, or null when the URL is free. */
export function findRival(
  project: Pick<Project, "resources" | "appDir" | "pagesDir" | "nextConfig">,
  path: string,
): string | null {
  const url = servedUrl(project, path);
  if (url === null) return null;
  const others = project.resources
    .filter((resource) => resource.file !== path && serving.has(resource.kind))
    .flatMap(({ file, urls }) => urls.map((taken) => ({ file, taken })));
  const rival = others.find(({ taken }) => collides(taken, url) || collides(url, taken));
  if (rival) {
    const shown = url.slice(project.nextConfig.basePath.length).replace(/\/\[\[.*/, "") || "/";
    return `${shown} is served by ${rival.file} already`;
  }
  const [apart] = others.flatMap(({ file, taken }) => {
    const name = namedApart(taken, url);
    return name ? [`${file} calls the same part of the URL ${name}, and Next.js allows one name`] : [];
  });
  return apart ?? null;
}

/** With the base path, as resources have it; null for what serves no URL of its own. */
function servedUrl(
  project: Pick<Project, "appDir" | "pagesDir" | "nextConfig">,
  path: string,
): string | null {
  const inApp = project.appDir !== null && path.startsWith(`${project.appDir}/`);
  if (inApp && !/\/(?:page|route)\.[^/]+$/.test(path)) return null;
  return urlsOf(project, path)[0] ?? null;
}

/** An optional catch-all also serves its root, and bears no second dynamic segment beside it. */
function collides(taken: string, url: string): boolean {
  const optional = url.match(/^(.*)\/\[\[\.{3}[^/]+$/);
  if (!optional) return taken === url;
  const [, root = ""] = optional;
  return taken === (root || "/") || taken.startsWith(`${root}/[`);
}

/** Below the same folders one name serves for a dynamic segment: `/items/[id]` rules out `/items/[slug]/edit`. */
function namedApart(taken: string, url: string): string | null {
  const [there, here] = [taken.split("/"), url.split("/")];
  const at = there.findIndex((segment, index) => segment !== here[index]);
  const [one = "", other = ""] = [there[at], here[at]];
  const form = (segment: string) => /^\[(?:\[?\.{3})?/.exec(segment)?.[0].replace("[[", "[") ?? null;
  return form(one) !== null && form(one) === form(other) ? one : null;
}
