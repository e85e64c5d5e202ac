// Server Actions that check for themselves, and a page that uses them.
import { capabilities } from "../capabilities.ts";
import { importPath, placeInApp, placePage, withLanguage } from "../placement.ts";
import { code } from "../templates.ts";
import type { Project } from "../types.ts";
import type { Feature } from "./feature.ts";
import { generatedFile } from "./parts/generated-file.ts";
import { itemStore } from "./parts/item-store.ts";
import { loadingPage } from "./parts/loading-page.ts";
import { placeRoute } from "./parts/place-route.ts";
import { zodNeed } from "./parts/zod-need.ts";

const pageTemplate = "app/items/page.tsx";

export const serverAction: Feature = {
  id: "server-action",
  title: "Server Actions with permission and role checks, and a page that calls them",
  kind: "example",
  unavailable(project) {
    if (!project.routers.includes("app")) return "Server Actions need the App Router.";
    return capabilities(project).serverActions ? null : "Server Actions need Next.js 14 or later.";
  },
  async edits(project) {
    const place = (path: string) => withLanguage(project, placeInApp(project, path));
    const store = { path: place("lib/items.ts"), names: ["items", "ownerOf"] };
    const settings = { path: place("lib/org-settings.ts"), names: ["orgSettings"] };
    const page = placeRoute(project, pageTemplate);
    const actions = withLanguage(project, placePage(project, "app/items/actions.ts"));
    const forms = withLanguage(project, placePage(project, "app/items/forms.tsx"));
    const view = {
      // The three files share a folder, so that one path fits them all.
      itemsModule: code(JSON.stringify(importPath(project, page, store.path))),
      settingsModule: code(JSON.stringify(importPath(project, page, settings.path))),
      revalidates: code(revalidates(project)),
    };
    return [
      await itemStore(project),
      await generatedFile(project, {
        template: "lib/org-settings.ts",
        path: settings.path,
        why: "In-memory organization settings: the place for your database",
      }),
      await generatedFile(project, {
        template: "app/items/actions.ts",
        path: actions,
        why: "Actions that check the session and their input",
        view,
        imports: [store, settings],
      }),
      await generatedFile(project, {
        template: "app/items/forms.tsx",
        path: forms,
        why: "The forms that call the actions",
        view,
        imports: [{ path: actions, names: ["deleteItem", "updateOrgSettings"] }, settings],
      }),
      await generatedFile(project, {
        template: pageTemplate,
        path: page,
        why: "The page that lists items",
        view,
        imports: [store, settings, { path: forms, names: ["DeleteItemForm", "OrgSettingsForm"] }],
      }),
      ...(await loadingPage(project, page)),
    ];
  },
  packages: zodNeed,
  routes(project) {
    return [{ pattern: "/items", file: placeRoute(project, pageTemplate), access: "signed-in" }];
  },
  authorization: { roles: ["org:admin"], permissions: ["org:items:read", "org:items:delete"] },
  claims: {},
};

/** Arguments of `revalidatePath`: a path with a dynamic segment is named as its folder, and as a page. */
function revalidates(project: Pick<Project, "i18n">): string {
  const segment = project.i18n?.segment;
  return segment ? `${JSON.stringify(`/${segment}/items`)}, "page"` : '"/items"';
}
