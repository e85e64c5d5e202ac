// What about the checks of an open resource? There may be some that stop nobody: the session is read, and nothing follows.
import type { Verdict } from "../../../verdict.ts";

/** The end of a sentence about a resource that is open. */
export function idleCheck({ guard, file }: Verdict): string | null {
  const check = guard.evidence.find((place) => place.file === file) ?? guard.evidence[0];
  if (!check) return null;
  const where = check.file === file ? `line ${check.line}` : `${check.file}:${check.line}`;
  return `It looks at the session (\`${check.note}\`, ${where}), but that stops nobody`;
}
