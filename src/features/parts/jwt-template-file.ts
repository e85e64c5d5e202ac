// The JWT template that an outside service needs, kept in the repo as Clerk's API takes it.
import type { JwtProvider } from "../../claims/jwt-provider.ts";
import type { Config } from "../../config.ts";
import { createFile } from "../../edits/create-file.ts";
import type { Choices, Edit, Project } from "../../types.ts";

/** What clerk-sessions.json may say in place of the provider's file. */
export type TemplateEntry = Pick<Config["jwtTemplates"][string], "claims" | "lifetime">;

/** The name under which clerk-sessions.json lists the provider's template; null when it lists none. */
export function templateName(choices: Choices, provider: string): string | null {
  const found = Object.entries(choices.config.jwtTemplates).find(([, one]) => one.provider === provider);
  return found?.[0] ?? null;
}

export const templatePath = (name: string): string => `jwt-templates/${name}.json`;

/** The file's text. Never holds a signing key: that one is entered in Clerk and stands nowhere else. */
export function templateText(
  name: string,
  provider: JwtProvider,
  { claims, lifetime }: TemplateEntry,
  { indent, newline }: Pick<Project["style"], "indent" | "newline">,
): string {
  const template = {
    name,
    claims: claims ?? provider.claims,
    lifetime: lifetime ?? provider.lifetime ?? 60,
    allowed_clock_skew: provider.clockSkew ?? 5,
    ...(provider.key === "service"
      ? { custom_signing_key: true, signing_algorithm: provider.algorithm }
      : {}),
  };
  return `${JSON.stringify(template, null, indent)}\n`.replaceAll("\n", newline);
}

/** A file of that name that says something else is left alone. */
export function jwtTemplateFile(
  project: Pick<Project, "style">,
  name: string,
  provider: JwtProvider,
  entry: TemplateEntry,
): Edit {
  return createFile({
    path: templatePath(name),
    why: `The template to create in Clerk under the name ${name}`,
    text: templateText(name, provider, entry, project.style),
  });
}
