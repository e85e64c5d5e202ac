// Where does `auth.protect()` hold nothing because nobody waits for it?
import type { AuditFinding } from "../../verdict.ts";
import { unawaitedProtects } from "./parts/unawaited-protects.ts";
import type { Facts } from "./rule.ts";

export function protectNotAwaited({ project, world }: Facts): AuditFinding[] {
  return unawaitedProtects(world).map(({ file, line, text }) => ({
    rule: "protect-not-awaited",
    severity: "error",
    message: `\`${text}\` is not awaited, so that it stops nobody: from Clerk 6 on it returns a promise, and ${file === project.gate.file ? "the gate lets the request through" : "the code after it runs"} before the promise has refused anyone.`,
    file,
    line,
    resource: null,
    fix: `Write \`await ${text}\`, in an \`async\` function.`,
  }));
}
