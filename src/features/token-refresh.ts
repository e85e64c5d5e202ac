// A hook that brings changed metadata into the session token at once.
import { placeInApp, withLanguage } from "../placement.ts";
import type { Feature } from "./feature.ts";
import { generatedFile } from "./parts/generated-file.ts";

const template = "hooks/use-token-refresh.ts";

export const tokenRefresh: Feature = {
  id: "token-refresh",
  title: "A hook that renews the session token after a metadata change",
  kind: "example",
  unavailable: () => null,
  async edits(project) {
    return [
      await generatedFile(project, {
        template,
        path: withLanguage(project, placeInApp(project, template)),
        why: "Fresh claims after a metadata change",
        view: { pages: !project.routers.includes("app") },
      }),
    ];
  },
  packages: () => [],
  routes: () => [],
  authorization: { roles: [], permissions: [] },
  claims: {},
};
