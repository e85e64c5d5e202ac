// A component with which users choose the organization they work in.
import { placeInApp, withLanguage } from "../placement.ts";
import type { Feature } from "./feature.ts";
import { generatedFile } from "./parts/generated-file.ts";

const template = "components/org-switcher.tsx";

export const orgSwitcher: Feature = {
  id: "org-switcher",
  title: "A component to switch between organizations and the personal account",
  kind: "example",
  unavailable: () => null,
  async edits(project) {
    const path = withLanguage(project, placeInApp(project, template));
    const view = { pages: !project.routers.includes("app") };
    return [await generatedFile(project, { template, path, why: "Switching the active organization", view })];
  },
  packages: () => [],
  routes: () => [],
  authorization: { roles: [], permissions: [] },
  claims: {},
};
