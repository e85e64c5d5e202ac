// Which endpoints that other services call does the gate close? Those services have no session.
import type { AuditFinding, Verdict } from "../../verdict.ts";
import { advice } from "./parts/advice.ts";
import { isWebhook } from "./parts/is-webhook.ts";
import { nameOf } from "./parts/name-of.ts";
import type { Facts } from "./rule.ts";

export function webhookBlocked(facts: Facts): AuditFinding[] {
  return facts.verdicts.flatMap((verdict): AuditFinding[] => {
    const { gate, guard, file, line, id } = verdict;
    if (gate.answer !== "signed-in" && gate.answer !== "restricted") return [];
    const isSecret = guard.via === "secret" && guard.answer === "restricted";
    if (!isWebhook(verdict) && !(isSecret && isHandler(verdict))) return [];
    const place = gate.evidence[0];
    const where = place ? ` (${place.file}:${place.line})` : "";
    return [
      {
        rule: "webhook-blocked",
        severity: isSecret ? "warning" : "error",
        message: isSecret
          ? `${nameOf(verdict)} checks a secret of its own, as jobs and other services send it, but the gate asks for a session first${where}. Whoever has the secret and no session does not get through.`
          : `${nameOf(verdict)} is a webhook: another service calls it, and has no session. The gate asks for one${where}, so that the calls never arrive.`,
        file,
        line,
        resource: id,
        fix: advice.leaveOpen(facts, verdict.urls, "path"),
      },
    ];
  });
}

const isHandler = ({ kind }: Verdict): boolean => kind === "route-handler" || kind === "pages-api";
