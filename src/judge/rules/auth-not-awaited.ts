// Where is `auth()` or `currentUser()` used without `await`, so that the session is never seen?
import type { AuditFinding } from "../../verdict.ts";
import type { CallNote } from "./parts/call-note.ts";
import { callNotes } from "./parts/call-notes.ts";
import { forgottenAwaits } from "./parts/forgotten-awaits.ts";
import type { Facts } from "./rule.ts";

export function authNotAwaited({ world }: Facts): AuditFinding[] {
  const outdated = callNotes(world).filter(
    ({ name, text }) => world.clerkMajor >= 6 && name === "auth().protect" && !/^\(\s*await\b/.test(text),
  );
  return [...outdated.map(protectFinding), ...forgottenAwaits(world).map(sessionFinding)];
}

function protectFinding({ file, line, text }: CallNote): AuditFinding {
  return {
    rule: "auth-not-awaited",
    severity: "error",
    message: `\`${text}\` is the form of Clerk 5. From Clerk 6 on \`auth()\` returns a promise, which has no \`protect\`: the call throws a TypeError, and everybody gets an error.`,
    file,
    line,
    resource: null,
    fix: "Write `await auth.protect()`, in an `async` function.",
  };
}

function sessionFinding({ file, line, text, name }: CallNote): AuditFinding {
  const since = name === "auth" ? "From Clerk 6 on it" : "It";
  return {
    rule: "auth-not-awaited",
    severity: "error",
    message: `\`${text}\` is used without \`await\`. ${since} returns a promise: that is always there, and has neither \`userId\` nor any other value of the session. A test of the promise lets everybody through, a test of \`userId\` nobody.`,
    file,
    line,
    resource: null,
    fix: `Write \`await ${text}\`, in an \`async\` function.`,
  };
}
