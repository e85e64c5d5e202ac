// Which file does the compiler read in place of a declaration file? `clerk.ts` beside `clerk.d.ts`.
import { isRead } from "../../edits/types/is-read.ts";
import type { Project } from "../../types.ts";

export function shadowingTwin(project: Project, path: string): string | null {
  if (!path.endsWith(".d.ts") || isRead(project, path)) return null;
  const stem = path.slice(0, -".d.ts".length);
  const twins = [`${stem}.ts`, `${stem}.tsx`];
  return twins.find((twin) => project.read(twin) !== null && isRead(project, twin)) ?? null;
}
