// Does a page that waits for the session need a placeholder beside it? With Cache Components before Next 16.3 it does.
import { posix } from "node:path";
import { capabilities } from "../../capabilities.ts";
import type { Edit, Project } from "../../types.ts";
import { generatedFile } from "./generated-file.ts";

/** `loading.tsx` beside the page, or nothing. Later versions say `export const instant = false` in the page itself. */
export async function loadingPage(project: Project, page: string): Promise<Edit[]> {
  const inAppRouter = posix.basename(page).startsWith("page.");
  if (!inAppRouter || !project.nextConfig.cacheComponents || capabilities(project).instantExport) return [];
  const path = posix.join(posix.dirname(page), posix.basename(page).replace("page", "loading"));
  return [
    await generatedFile(project, {
      template: "app/loading.tsx",
      path,
      why: "Shown until the session is known: Cache Components want a placeholder",
    }),
  ];
}
