// Supabase with Clerk's sessions: its third-party auth, or the old JWT template on request.
import { addEnvKeys } from "../edits/add-env-keys.ts";
import { importPath, placeInApp, withLanguage } from "../placement.ts";
import { code } from "../templates.ts";
import type { Project } from "../types.ts";
import type { Feature } from "./feature.ts";
import { envExample } from "./parts/env-example.ts";
import { generatedFile } from "./parts/generated-file.ts";
import { jwtTemplateFile, templateName } from "./parts/jwt-template-file.ts";
import { placeRoute } from "./parts/place-route.ts";

export const jwtSupabase: Feature = {
  id: "jwt-supabase",
  title: "Supabase with Clerk's session token",
  kind: "example",
  unavailable: () => null,
  async edits(project, choices) {
    const legacy = templateName(choices, "supabase-legacy");
    const template = templateOf(project);
    const path = placeRoute(project, template);
    const client = withLanguage(project, placeInApp(project, "lib/supabase.ts"));
    const view = { legacy, supabaseModule: code(JSON.stringify(importPath(project, path, client))) };
    return [
      await generatedFile(project, {
        template: "lib/supabase.ts",
        path: client,
        why: "A Supabase client that acts as the signed-in user",
        view,
      }),
      await generatedFile(project, {
        template,
        path,
        why: "Rows that Supabase lets the user see",
        view,
        imports: [{ path: client, names: ["supabaseFor"] }],
      }),
      ...(legacy ? [await jwtTemplateFile(project, "supabase-legacy", legacy)] : []),
      addEnvKeys(project, {
        path: envExample(project),
        why: "The keys Supabase needs",
        comment: "Supabase: on the API keys page of the project",
        keys: { NEXT_PUBLIC_SUPABASE_URL: "", NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "" },
      }),
    ];
  },
  packages(project) {
    if (project.dependencies["@supabase/supabase-js"]) return [];
    // From 2.110 on it wants Node 22.
    return [{ name: "@supabase/supabase-js", range: "~2.109.0", dev: false, why: "Supabase's client" }];
  },
  routes: (project) => [
    { pattern: "/api/supabase-items", file: placeRoute(project, templateOf(project)), access: "signed-in" },
  ],
  authorization: { roles: [], permissions: [] },
  claims: { role: "authenticated" },
};

const templateOf = (project: Project) =>
  project.routers.includes("app") ? "app/api/supabase-items/route.ts" : "pages/api/supabase-items.ts";
