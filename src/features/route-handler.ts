// An API route that reads and creates items of the active organization or of the user.
import { importPath, placeInApp, withLanguage } from "../placement.ts";
import { code } from "../templates.ts";
import type { Project } from "../types.ts";
import type { Feature } from "./feature.ts";
import { generatedFile } from "./parts/generated-file.ts";
import { itemStore } from "./parts/item-store.ts";
import { placeRoute } from "./parts/place-route.ts";
import { zodNeed } from "./parts/zod-need.ts";

export const routeHandler: Feature = {
  id: "route-handler",
  title: "An API route with permissions and a validated body",
  kind: "example",
  unavailable: () => null,
  async edits(project) {
    const template = templateOf(project);
    const path = placeRoute(project, template);
    const store = withLanguage(project, placeInApp(project, "lib/items.ts"));
    return [
      await itemStore(project),
      await generatedFile(project, {
        template,
        path,
        why: "GET and POST with permission checks",
        view: { itemsModule: code(JSON.stringify(importPath(project, path, store))) },
        imports: [{ path: store, names: ["items", "ownerOf"] }],
      }),
    ];
  },
  packages: zodNeed,
  routes: (project) => [
    { pattern: "/api/items", file: placeRoute(project, templateOf(project)), access: "signed-in" },
  ],
  authorization: { roles: [], permissions: ["org:items:read", "org:items:create"] },
  claims: {},
};

const templateOf = (project: Project) =>
  project.routers.includes("app") ? "app/api/items/route.ts" : "pages/api/items.ts";
