// What does the gate close although clerk-sessions.json lists it as public?
import type { AuditFinding, Verdict } from "../../verdict.ts";
import { advice } from "./parts/advice.ts";
import { byCause } from "./parts/by-cause.ts";
import { intentOf } from "./parts/intent-of.ts";
import { isRequested } from "./parts/is-requested.ts";
import { isWebhook } from "./parts/is-webhook.ts";
import { listText } from "./parts/list-text.ts";
import { nameOf } from "./parts/name-of.ts";
import type { Facts } from "./rule.ts";

export function stricterThanIntended(facts: Facts): AuditFinding[] {
  const closed = facts.verdicts.filter((verdict) => isClosed(facts, verdict));
  return byCause(closed, ({ gate }) => JSON.stringify(gate.evidence[0])).flatMap((group): AuditFinding[] => {
    const [place] = group[0]?.gate.evidence ?? [];
    if (!place) return [];
    const names = listText(group.map(nameOf));
    return [
      {
        rule: "stricter-than-intended",
        severity: "warning",
        message: `clerk-sessions.json lists ${names} as public, but the gate turns signed-out callers away here.`,
        file: place.file,
        line: place.line,
        resource: group.length === 1 ? (group[0]?.id ?? null) : null,
        fix: advice.leaveOpen(
          facts,
          group.flatMap(({ urls }) => urls),
          "path",
        ),
      },
    ];
  });
}

/** Sign-in pages and webhooks have rules of their own. */
function isClosed(facts: Facts, verdict: Verdict): boolean {
  const { gate, file } = verdict;
  if (gate.answer !== "signed-in" && gate.answer !== "restricted") return false;
  const { signIn, signUp } = facts.project;
  if (!isRequested(verdict) || isWebhook(verdict)) return false;
  if (file === signIn?.file || file === signUp?.file) return false;
  return intentOf(facts, verdict)?.isListed === true;
}
