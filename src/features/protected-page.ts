// Two pages that protect themselves: one for everybody who is signed in, one for admins.
import type { Requirement } from "../config.ts";
import { intentFor } from "../routes/intent.ts";
import { code } from "../templates.ts";
import type { Choices, Project } from "../types.ts";
import type { Feature } from "./feature.ts";
import { generatedFile } from "./parts/generated-file.ts";
import { loadingPage } from "./parts/loading-page.ts";
import { placeRoute } from "./parts/place-route.ts";
import { signInUrl } from "./parts/sign-in-url.ts";

export const protectedPage: Feature = {
  id: "protected-page",
  title: "A dashboard for signed-in users and an admin page",
  kind: "example",
  unavailable: () => null,
  async edits(project, choices) {
    const { basePath } = project.nextConfig;
    const [dashboard, admin] = files(project);
    const view = {
      // Next.js adds the base path to a redirect's destination, but not to what stands inside it.
      back: code(basePath ? `${JSON.stringify(basePath)} + resolvedUrl` : "resolvedUrl"),
      signInUrl: code(templateText(signInUrl(project))),
      needs: adminNeeds(choices),
    };
    return [
      await generatedFile(project, {
        template: dashboard,
        path: placeRoute(project, dashboard),
        why: "A page for everybody who is signed in",
        view,
      }),
      await generatedFile(project, {
        template: admin,
        path: placeRoute(project, admin),
        why: "A page for admins",
        view,
      }),
      ...(await loadingPage(project, placeRoute(project, dashboard))),
      ...(await loadingPage(project, placeRoute(project, admin))),
    ];
  },
  packages: () => [],
  routes(project) {
    const [dashboard, admin] = files(project);
    return [
      { pattern: "/dashboard", file: placeRoute(project, dashboard), access: "signed-in" },
      { pattern: "/admin", file: placeRoute(project, admin), access: "signed-in" },
    ];
  },
  authorization: { roles: ["org:admin"], permissions: [] },
  claims: {},
};

function files(project: Project): [string, string] {
  return project.routers.includes("app")
    ? ["app/dashboard/page.tsx", "app/admin/page.tsx"]
    : ["pages/dashboard.tsx", "pages/admin.tsx"];
}

/** What the gate asks for on /admin, the page asks for as well. */
function adminNeeds(choices: Choices): Requirement {
  return intentFor(choices.config, "/admin").require ?? { role: "org:admin" };
}

/** A URL of the app's own folders, made safe to stand between backticks. */
const templateText = (url: string) => url.replace(/[`\\$]/g, "\\$&");
