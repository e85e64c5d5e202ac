// Does a cached function ask who is calling? Its answer would be the same for everybody; Clerk throws there.
import type { AuditFinding } from "../../verdict.ts";
import { callNotes } from "./parts/call-notes.ts";
import type { Facts } from "./rule.ts";

export function sessionInUseCache({ world }: Facts): AuditFinding[] {
  return callNotes(world)
    .filter(({ name, isCached }) => isCached && /^(auth|auth\.protect|currentUser)$/.test(name))
    .map(({ file, line, text }) => ({
      rule: "session-in-use-cache",
      severity: "error",
      message: `\`${text}\` is called inside a function that says 'use cache'. What such a function returns is kept and given to other callers, too; Clerk refuses to tell the session there and throws.`,
      file,
      line,
      resource: null,
      fix: "Ask for the session outside, and hand the cached function what it needs: `const { userId } = await auth(); return itemsOf(userId);`",
    }));
}
