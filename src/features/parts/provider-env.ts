// The variables with which the app finds an outside service, in the env file that shows the keys without values.
import type { JwtProvider } from "../../claims/jwt-provider.ts";
import { addEnvKeys } from "../../edits/add-env-keys.ts";
import type { Edit, Project } from "../../types.ts";
import { envExample } from "./env-example.ts";

/** Variables with the same comment stand below it together. */
export function providerEnv(
  project: Pick<Project, "style" | "envFiles">,
  provider: Pick<JwtProvider, "label" | "env">,
): Edit[] {
  const comments = [...new Set(Object.values(provider.env))];
  return comments.map((comment) => {
    const names = Object.keys(provider.env).filter((name) => provider.env[name] === comment);
    return addEnvKeys(project, {
      path: envExample(project),
      why: `What ${provider.label} needs`,
      comment,
      keys: Object.fromEntries(names.map((name) => [name, ""])),
    });
  });
}
