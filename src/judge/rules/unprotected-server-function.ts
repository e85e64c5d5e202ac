// Which Server Functions do their work for anyone? The gate does not stand before them: they are called by id, on any path.
import type { AuditFinding } from "../../verdict.ts";
import { advice } from "./parts/advice.ts";
import { effectText } from "./parts/effect-text.ts";
import { idleCheck } from "./parts/idle-check.ts";
import { isUnprotected } from "./parts/is-unprotected.ts";
import { nameOf } from "./parts/name-of.ts";
import { publicComment } from "./parts/public-comment.ts";
import { resourceNotes } from "./parts/resource-notes.ts";
import type { Facts } from "./rule.ts";

export function unprotectedServerFunction(facts: Facts): AuditFinding[] {
  const { world, verdicts } = facts;
  if (isUnprotected(facts)) return [];
  return verdicts.flatMap((verdict): AuditFinding[] => {
    const { kind, guard, id, file, line } = verdict;
    if (kind !== "server-function" && kind !== "inline-server-function") return [];
    if (guard.answer !== "open" || publicComment(world, verdict)) return [];
    const effect = resourceNotes(world, verdict).effect;
    if (!effect) return [];
    const idle = idleCheck(verdict);
    const after = `It ${effectText(effect)}${idle ? `. ${idle}.` : " and checks nothing before."}`;
    return [
      {
        rule: "unprotected-server-function",
        severity: "error",
        message: `Anyone can call ${nameOf(verdict)}, also without signing in: a Server Function is a public endpoint, which a POST request to any page of the app reaches, whatever the gate does. ${after}`,
        file,
        line,
        resource: id,
        fix: advice.check(facts, [verdict], null),
      },
    ];
  });
}
