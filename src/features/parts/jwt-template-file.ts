// The JWT template that an outside service needs, kept in the repo as Clerk's API takes it.
import { createFile } from "../../edits/create-file.ts";
import { jwtTemplate } from "../../templates.ts";
import type { Choices, Edit, Project } from "../../types.ts";

/** The name under which clerk-sessions.json lists the provider's template; null when it lists none. */
export function templateName(choices: Choices, provider: string): string | null {
  const found = Object.entries(choices.config.jwtTemplates).find(([, one]) => one.provider === provider);
  return found?.[0] ?? null;
}

export async function jwtTemplateFile(project: Project, provider: string, name: string): Promise<Edit> {
  const { title: _, ...template } = await jwtTemplate(provider);
  const { indent, newline } = project.style;
  const text = `${JSON.stringify({ name, ...template }, null, indent)}\n`;
  return createFile({
    path: `jwt-templates/${name}.json`,
    why: `The template to create in Clerk under the name ${name}`,
    text: text.replaceAll("\n", newline),
  });
}
