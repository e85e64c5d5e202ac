// The files in jwt-templates/ after a change of clerk-sessions.json.
import { closest } from "fastest-levenshtein";
import { type Config, configFile } from "../../config.ts";
import { jwtProvider, jwtProviders } from "../../templates.ts";
import type { Edit, Project } from "../../types.ts";
import { jwtTemplateEdit } from "./jwt-template-edit.ts";
import { templatePath } from "./jwt-template-file.ts";

/** One edit for each template that clerk-sessions.json lists; providers that take the session token have none. */
export async function jwtTemplateEdits(
  project: Pick<Project, "style">,
  { jwtTemplates }: Pick<Config, "jwtTemplates">,
): Promise<Edit[]> {
  return Object.entries(jwtTemplates).flatMap(([name, entry]) => {
    const provider = jwtProvider(entry.provider);
    if (!provider) return [withoutProvider(name, entry.provider)];
    return provider.token === "template" ? [jwtTemplateEdit(project, name, entry, provider)] : [];
  });
}

/** A file that is there may come from a version that knows more. */
function withoutProvider(name: string, provider: string): Edit {
  const meant = closest(provider, jwtProviders());
  return {
    path: templatePath(name),
    why: `The JWT template ${name} as clerk-sessions.json has it`,
    run: (before) =>
      before === null
        ? {
            kind: "manual",
            reason: `${configFile} names the provider ${provider}, which is not known. Did you mean ${meant}? For a service of your own take custom.`,
            snippet: JSON.stringify({ jwtTemplates: { [name]: { provider: meant } } }, null, 2),
          }
        : { kind: "unchanged" },
  };
}
