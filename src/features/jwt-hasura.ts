// Hasura with a token that Clerk makes from a JWT template.
import { addEnvKeys } from "../edits/add-env-keys.ts";
import { importPath, placeInApp, withLanguage } from "../placement.ts";
import { code } from "../templates.ts";
import type { Project } from "../types.ts";
import type { Feature } from "./feature.ts";
import { envExample } from "./parts/env-example.ts";
import { generatedFile } from "./parts/generated-file.ts";
import { jwtTemplateFile, templateName } from "./parts/jwt-template-file.ts";
import { placeRoute } from "./parts/place-route.ts";
import { zodNeed } from "./parts/zod-need.ts";

export const jwtHasura: Feature = {
  id: "jwt-hasura",
  title: "Hasura with a JWT template, and a route that passes the token",
  kind: "example",
  unavailable: () => null,
  async edits(project, choices) {
    const name = templateName(choices, "hasura") ?? "hasura";
    const template = templateOf(project);
    const path = placeRoute(project, template);
    const client = withLanguage(project, placeInApp(project, "lib/hasura.ts"));
    return [
      await jwtTemplateFile(project, "hasura", name),
      await generatedFile(project, {
        template: "lib/hasura.ts",
        path: client,
        why: "A query to Hasura in the name of the user",
      }),
      await generatedFile(project, {
        template,
        path,
        why: "A route that passes the token to Hasura",
        view: {
          template: name,
          hasuraModule: code(JSON.stringify(importPath(project, path, client))),
        },
        imports: [{ path: client, names: ["itemsFromHasura"] }],
      }),
      addEnvKeys(project, {
        path: envExample(project),
        why: "Where Hasura is",
        comment: "Hasura: the URL of its GraphQL endpoint",
        keys: { HASURA_GRAPHQL_ENDPOINT: "" },
      }),
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
