// Hasura with a token that Clerk makes from a JWT template.
import { importPath } from "../placement.ts";
import { code } from "../templates.ts";
import type { Project } from "../types.ts";
import type { Feature } from "./feature.ts";
import { generatedFile } from "./parts/generated-file.ts";
import { jwtTemplateEdit } from "./parts/jwt-template-edit.ts";
import { templateName } from "./parts/jwt-template-file.ts";
import { placeRoute } from "./parts/place-route.ts";
import { providerPath, serverCode } from "./parts/provider-code.ts";
import { providerEnv } from "./parts/provider-env.ts";
import { requireProvider } from "./parts/require-provider.ts";
import { zodNeed } from "./parts/zod-need.ts";

export const jwtHasura: Feature = {
  id: "jwt-hasura",
  title: "Hasura with a JWT template, and a route that passes the token",
  kind: "example",
  unavailable: () => null,
  async edits(project, choices) {
    const provider = requireProvider("hasura");
    const name = templateName(choices, "hasura") ?? "hasura";
    const source = { id: "hasura", provider, template: name };
    const template = templateOf(project);
    const path = placeRoute(project, template);
    const client = providerPath(project, "lib/[provider].ts", source);
    return [
      jwtTemplateEdit(project, name, choices.config.jwtTemplates[name] ?? { provider: "hasura" }, provider),
      ...(await serverCode(project, source)),
      await generatedFile(project, {
        template,
        path,
        why: "A route that passes the token to Hasura",
        view: { hasuraModule: code(JSON.stringify(importPath(project, path, client))) },
        imports: [{ path: client, names: ["queryAsUser"] }],
      }),
      ...providerEnv(project, provider),
    ];
  },
  packages: zodNeed,
  routes: (project) => [
    { pattern: "/api/hasura", file: placeRoute(project, templateOf(project)), access: "signed-in" },
  ],
  authorization: { roles: [], permissions: [] },
  claims: {},
};

const templateOf = (project: Project) =>
  project.routers.includes("app") ? "app/api/hasura/route.ts" : "pages/api/hasura.ts";
