// Does another file serve the URL that a new file would serve? Next.js refuses to build with both.
import type { Project } from "../../types.ts";

const serving = new Set(["page", "route-handler", "pages-page", "pages-api"]);

/** A sentence that names the file, or null when the URL is free. */
export function findRival(
  project: Pick<Project, "resources" | "appDir" | "pagesDir" | "nextConfig">,
  path: string,
): string | null {
  const url = urlOf(project, path);
  if (url === null) return null;
  const base = project.nextConfig.basePath;
  const rival = project.resources.find(
    (resource) =>
      resource.file !== path &&
      serving.has(resource.kind) &&
      resource.urls.some((taken) => collides(taken, base + url)),
  );
  return rival ? `${url.replace(/\/\[\[.*/, "")} is served by ${rival.file} already` : null;
}

function urlOf(project: Pick<Project, "appDir" | "pagesDir">, path: string): string | null {
  const { appDir, pagesDir } = project;
  if (appDir && path.startsWith(`${appDir}/`)) {
    return path.slice(appDir.length).replace(/\/(?:page|route)\.[^/]+$/, "");
  }
  if (pagesDir && path.startsWith(`${pagesDir}/`))
    return path.slice(pagesDir.length).replace(/\.[^/.]+$/, "");
  return null;
}

/** An optional catch-all also serves its root, and bears no second dynamic segment beside it. */
function collides(taken: string, url: string): boolean {
  const optional = url.match(/^(.*)\/\[\[\.{3}[^/]+$/);
  if (!optional) return taken === url;
  const [, root = ""] = optional;
  return taken === root || taken.startsWith(`${root}/[`);
}
