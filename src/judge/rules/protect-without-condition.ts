// Which calls of `protect()` and `has()` name nothing that Clerk knows? `auth.protect({ roles: … })` only asks for a session.
import { distance } from "fastest-levenshtein";
import type { AuditFinding } from "../../verdict.ts";
import type { CallNote } from "./parts/call-note.ts";
import { callNotes } from "./parts/call-notes.ts";
import type { Facts } from "./rule.ts";

const conditions = ["role", "permission", "feature", "plan", "reverification"];
const options = ["token", "unauthorizedUrl", "unauthenticatedUrl"];

export function protectWithoutCondition({ world }: Facts): AuditFinding[] {
  return callNotes(world).flatMap(findingFor);
}

function findingFor({ file, line, name, text, keys }: CallNote): AuditFinding[] {
  const isHas = name === "has";
  if (keys === null || !(isHas || name.endsWith("protect"))) return [];
  const known = isHas ? conditions : [...conditions, ...options];
  const strange = keys.find((key) => !known.includes(key));
  if (keys.length > 0 && strange === undefined) return [];
  // Another key may hold the condition all the same.
  if (keys.some((key) => conditions.includes(key))) return [];
  const near = strange && conditions.find((key) => distance(key, strange) <= 2);
  const what =
    strange === undefined ? "names no role or permission" : `names \`${strange}\`, which Clerk does not know`;
  const effect = isHas
    ? "The answer is false for everybody, so that nobody gets through."
    : "What is left is a check for a session: everybody who is signed in gets through.";
  return [
    {
      rule: "protect-without-condition",
      severity: strange === undefined ? "warning" : "error",
      message: `\`${text}\` ${what}. ${effect}`,
      file,
      line,
      resource: null,
      fix: near
        ? `Write \`${near}\` for \`${strange}\`.`
        : !isHas
          ? 'Name what callers need, for instance `auth.protect({ role: "org:admin" })`, or write `auth.protect()` where a session is enough.'
          : 'Name what callers need, for instance `has({ role: "org:admin" })`.',
    },
  ];
}
