// The Supabase client that the app's server and browser code have in common.
import { placeInApp, withLanguage } from "../../placement.ts";
import type { Edit, Project } from "../../types.ts";
import { generatedFile } from "./generated-file.ts";

const template = "lib/supabase.ts";

export const supabasePath = (project: Project): string =>
  withLanguage(project, placeInApp(project, template));

/** @param legacy name of the JWT template; null: Supabase takes the session token */
export function supabaseClient(project: Project, legacy: string | null): Promise<Edit> {
  return generatedFile(project, {
    template,
    path: supabasePath(project),
    why: "A Supabase client that acts as the signed-in user",
    view: { legacy },
  });
}
