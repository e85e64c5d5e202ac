// Which file serves a URL of ours in this app: folder, locale segment, language and page extension.
import { placeInApp, placePage, withLanguage } from "../../placement.ts";
import type { Project } from "../../types.ts";

/** @param path as in the catalogue: `app/dashboard/page.tsx`, `app/api/items/route.ts`, `pages/api/items.ts` */
export function placeRoute(
  project: Pick<Project, "usesSrc" | "i18n" | "language" | "nextConfig">,
  path: string,
): string {
  const isAppPage = path.startsWith("app/") && /\/page\.tsx$/.test(path);
  const placed = withLanguage(project, isAppPage ? placePage(project, path) : placeInApp(project, path));
  const extension = placed.slice(placed.lastIndexOf(".") + 1);
  return placed.slice(0, -extension.length) + servedExtension(project.nextConfig.pageExtensions, extension);
}

/** With `pageExtensions: ["page.tsx"]` Next.js looks at nothing else. */
function servedExtension(served: string[], extension: string): string {
  const fitting = [extension, extension.replace(/x$/, "")].flatMap((wanted) => [
    ...served.filter((one) => one === wanted),
    ...served.filter((one) => one.endsWith(`.${wanted}`)),
  ]);
  // JSX may stand in a .js file, but not in a .ts file.
  return fitting.find((one) => extension !== "tsx" || one.endsWith("tsx")) ?? extension;
}
