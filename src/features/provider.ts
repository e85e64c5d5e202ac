// ClerkProvider around every page: in the root layouts and in pages/_app.
import { posix } from "node:path";
import { capabilities } from "../capabilities.ts";
import { wrapWithProvider } from "../edits/wrap-with-provider.ts";
import { placeInApp, withLanguage } from "../placement.ts";
import { render } from "../templates.ts";
import type { Edit, Project } from "../types.ts";
import type { Feature } from "./feature.ts";

export const provider: Feature = {
  id: "provider",
  title: "ClerkProvider in the root layout",
  kind: "core",
  unavailable: () => null,
  async edits(project) {
    return Promise.all(placesFor(project).map((path) => wrap(project, path)));
  },
  packages: () => [],
  routes: () => [],
  authorization: { roles: [], permissions: [] },
  claims: {},
};

/** Files that lack a provider: every root layout, and pages/_app where there are pages. */
function placesFor(project: Project): string[] {
  const isProvided = (path: string) =>
    project.providers.some(({ layout }) => layout === path || isBelow(layout, path, project));
  const appFile = project.rootLayouts.find((path) => posix.basename(path).startsWith("_app."));
  const layouts = project.rootLayouts.filter((path) => path !== appFile);
  const hasAppRouter = project.routers.includes("app");
  const hasPages = project.routers.includes("pages");
  const places = [
    ...(hasAppRouter ? (layouts.length > 0 ? layouts : [expected(project, "app/layout.tsx")]) : []),
    ...(hasPages ? [appFile ?? expected(project, "pages/_app.tsx")] : []),
  ];
  return places.filter((path) => !isProvided(path));
}

/** A provider in a layout below serves that part of the app on purpose. */
function isBelow(layout: string, path: string, project: Project): boolean {
  const folder = posix.dirname(path);
  const others = project.rootLayouts.filter((other) => other !== path).map((other) => posix.dirname(other));
  const isElsewhere = others.some(
    (other) => other.startsWith(`${folder}/`) && layout.startsWith(`${other}/`),
  );
  return layout.startsWith(`${folder}/`) && !isElsewhere;
}

async function wrap(project: Project, path: string): Promise<Edit> {
  const isPagesApp = posix.basename(path).startsWith("_app.");
  const template = isPagesApp ? "pages/_app.tsx" : "app/layout-with-provider.tsx";
  const fresh = await render(template, { ts: project.language === "ts" }, project);
  const position = capabilities(project).providerInsideBody ? "inside-body" : "around-html";
  return {
    path,
    why: "give every page Clerk's session",
    run(before) {
      if (before !== null)
        return wrapWithProvider(path, before, { position, style: project.style, example: fresh });
      if (isPagesApp) return { kind: "changed", source: fresh };
      return { kind: "manual", reason: `There is no root layout at ${path}.`, snippet: fresh };
    },
  };
}

function expected(project: Project, path: string): string {
  return withLanguage(project, placeInApp(project, path));
}
