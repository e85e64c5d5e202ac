// The files in jwt-templates/ after a change of clerk-sessions.json.
import type { Config } from "../../config.ts";
import { jwtProvider } from "../../templates.ts";
import type { Edit, Project } from "../../types.ts";
import { jwtTemplateEdit } from "./jwt-template-edit.ts";

/** One edit for each template that clerk-sessions.json lists; providers that take the session token have none. */
export async function jwtTemplateEdits(
  project: Pick<Project, "style">,
  { jwtTemplates }: Pick<Config, "jwtTemplates">,
): Promise<Edit[]> {
  return Object.entries(jwtTemplates).flatMap(([name, entry]) => {
    const provider = jwtProvider(entry.provider);
    return provider?.token === "template" ? [jwtTemplateEdit(project, name, entry, provider)] : [];
  });
}
