// Is there neither a gate with Clerk nor a single check in the app?
import type { Facts } from "../rule.ts";

export function isUnprotected({ project, verdicts }: Facts): boolean {
  if (project.gate.dead.length > 0 || project.gate.conflict) return false;
  return verdicts.every(
    ({ gate, guard }) =>
      gate.answer === "none" &&
      (guard.answer === "open" || guard.answer === "not-applicable") &&
      guard.evidence.length === 0,
  );
}
