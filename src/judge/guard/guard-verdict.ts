// What is said of a guard where nothing else is known, and what each answer holds of itself.
import type { GuardAnswer, GuardVerdict } from "../../verdict.ts";

const holds: Record<GuardAnswer, GuardVerdict["holds"]> = {
  open: "anyone",
  broken: "anyone",
  "not-applicable": "anyone",
  conditional: "conditional",
  unknown: "unknown",
  "signed-in": "signed-in",
  restricted: "restricted",
};

export function verdict(answer: GuardAnswer, more: Partial<GuardVerdict> = {}): GuardVerdict {
  return {
    answer,
    via: null,
    requires: null,
    holds: holds[answer],
    signedOut: null,
    evidence: [],
    conditions: [],
    reason: null,
    ...more,
  };
}

export const unknownGuard = (reason: string): GuardVerdict => verdict("unknown", { reason });
