// Supabase with Clerk's sessions: its third-party auth, or the old JWT template on request.
import { importPath } from "../placement.ts";
import { code } from "../templates.ts";
import type { Choices, Edit, Project } from "../types.ts";
import type { Feature } from "./feature.ts";
import { generatedFile } from "./parts/generated-file.ts";
import { jwtTemplateEdit } from "./parts/jwt-template-edit.ts";
import { templateName } from "./parts/jwt-template-file.ts";
import { placeRoute } from "./parts/place-route.ts";
import { providerEnv } from "./parts/provider-env.ts";
import { providerPackages } from "./parts/provider-packages.ts";
import { requireProvider } from "./parts/require-provider.ts";
import { supabaseClient, supabasePath } from "./parts/supabase-client.ts";

export const jwtSupabase: Feature = {
  id: "jwt-supabase",
  title: "Supabase with Clerk's session token",
  kind: "example",
  unavailable: () => null,
  async edits(project, choices) {
    const legacy = templateName(choices, "supabase-legacy");
    const template = templateOf(project);
    const path = placeRoute(project, template);
    const client = supabasePath(project);
    return [
      await supabaseClient(project, legacy),
      await generatedFile(project, {
        template,
        path,
        why: "Rows that Supabase lets the user see",
        view: { legacy, supabaseModule: code(JSON.stringify(importPath(project, path, client))) },
        imports: [{ path: client, names: ["supabaseFor"] }],
      }),
      ...(legacy === null ? [] : [templateEdit(project, choices, legacy)]),
      ...providerEnv(project, requireProvider("supabase")),
    ];
  },
  packages: (project) => providerPackages(project, requireProvider("supabase")),
  routes: (project) => [
    { pattern: "/api/supabase-items", file: placeRoute(project, templateOf(project)), access: "signed-in" },
  ],
  authorization: { roles: [], permissions: [] },
  // Known without the provider's file, so that questions need not read it.
  claims: { role: "authenticated" },
};

const templateEdit = (project: Project, { config }: Choices, name: string): Edit =>
  jwtTemplateEdit(
    project,
    name,
    config.jwtTemplates[name] ?? { provider: "supabase-legacy" },
    requireProvider("supabase-legacy"),
  );

const templateOf = (project: Project) =>
  project.routers.includes("app") ? "app/api/supabase-items/route.ts" : "pages/api/supabase-items.ts";
