// Set-up of an outside service that lives in the app as a file, such as convex/auth.config.ts.
import type { JwtProvider } from "../../claims/jwt-provider.ts";
import { createFile } from "../../edits/create-file.ts";
import { withLanguage } from "../../placement.ts";
import { inStyle } from "../../templates.ts";
import type { Edit, Project } from "../../types.ts";

export async function providerSetupFiles(
  project: Pick<Project, "style" | "language">,
  { label, setup }: Pick<JwtProvider, "label" | "setup">,
): Promise<Edit[]> {
  const files = setup.flatMap(({ file, lines }) => (file ? [{ file, text: `${lines.join("\n")}\n` }] : []));
  return Promise.all(
    files.map(async ({ file, text }) =>
      createFile({
        path: withLanguage(project, file),
        why: `Tells ${label} which tokens to trust`,
        text: await inStyle(text, project),
      }),
    ),
  );
}
