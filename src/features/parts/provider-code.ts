// The code with which the app passes its users' tokens to an outside service, for the app's router and versions.
import { capabilities } from "../../capabilities.ts";
import type { JwtProvider } from "../../claims/jwt-provider.ts";
import { importPath, placeInApp, withLanguage } from "../../placement.ts";
import { code } from "../../templates.ts";
import type { Edit, Project } from "../../types.ts";
import { generatedFile } from "./generated-file.ts";
import { supabasePath } from "./supabase-client.ts";

export interface TokenSource {
  /** The provider's id. */
  id: string;
  provider: JwtProvider;
  /** The JWT template that makes the token; null: it is the session token. */
  template: string | null;
}

/** Where a template of the provider lands: `lib/[provider].ts` -> `src/lib/hasura.ts`. */
export function providerPath(project: Project, template: string, source: TokenSource): string {
  const named = template.replace("[provider]", source.id).replace("[name]", source.template ?? source.id);
  return withLanguage(project, placeInApp(project, named));
}

export async function serverCode(project: Project, source: TokenSource): Promise<Edit[]> {
  const { server, label } = source.provider;
  return server
    ? providerFiles(project, source, server, `Asks ${label} as the signed-in user, on the server`)
    : [];
}

export async function clientCode(project: Project, source: TokenSource): Promise<Edit[]> {
  const { client, label } = source.provider;
  return client
    ? providerFiles(project, source, client, `Passes the user's token to ${label} in the browser`)
    : [];
}

async function providerFiles(
  project: Project,
  source: TokenSource,
  template: string,
  why: string,
): Promise<Edit[]> {
  const path = providerPath(project, template, source);
  const supabase = source.id.startsWith("supabase") ? supabasePath(project) : null;
  return [
    await generatedFile(project, {
      template,
      path,
      why,
      view: {
        ...tokenView(project, source),
        supabaseModule: code(JSON.stringify(supabase ? importPath(project, path, supabase) : "")),
      },
      ...(supabase ? { imports: [{ path: supabase, names: ["supabaseFor"] }] } : {}),
    }),
  ];
}

/** Everything in it is ours: names of templates are validated, the rest comes from the provider's file. */
function tokenView(project: Project, { provider, template }: TokenSource): Record<string, unknown> {
  const pages = !project.routers.includes("app");
  // Clerk's integration makes the token under a name of its own.
  const named = template ?? (provider.token === "integration" ? provider.templateName : null);
  return {
    pages,
    template,
    label: code(provider.label),
    endpoint: code(Object.keys(provider.env)[0] ?? ""),
    sessionFunction: code(pages ? "getAuth" : "auth"),
    session: code(pages ? "getAuth(req)" : capabilities(project).asyncAuth ? "await auth()" : "auth()"),
    getToken: code(named ? `getToken({ template: ${JSON.stringify(named)} })` : "getToken()"),
  };
}
