// An API route that answers from the session token's own claims.
import type { Project } from "../types.ts";
import type { Feature } from "./feature.ts";
import { generatedFile } from "./parts/generated-file.ts";
import { placeRoute } from "./parts/place-route.ts";

export const customClaimsRoute: Feature = {
  id: "custom-claims-route",
  title: "An API route that reads session claims without asking Clerk",
  kind: "example",
  unavailable: () => null,
  async edits(project) {
    const template = templateOf(project);
    const path = placeRoute(project, template);
    return [await generatedFile(project, { template, path, why: "Claims of the session token as JSON" })];
  },
  packages: () => [],
  routes: (project) => [
    { pattern: "/api/me", file: placeRoute(project, templateOf(project)), access: "signed-in" },
  ],
  authorization: { roles: [], permissions: [] },
  claims: { plan: "{{user.public_metadata.plan}}", email: "{{user.primary_email_address}}" },
};

const templateOf = (project: Project) =>
  project.routers.includes("app") ? "app/api/me/route.ts" : "pages/api/me.ts";
