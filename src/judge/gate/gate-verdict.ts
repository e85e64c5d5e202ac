// What is said of a gate where nothing else is known.
import type { GateAnswer, GateVerdict } from "../../verdict.ts";

export function verdict(answer: GateAnswer, more: Partial<GateVerdict> = {}): GateVerdict {
  const none = { requires: null, evidence: [], conditions: [], reason: null, signedOut: null, differs: [] };
  return { answer, ...none, ...more };
}

export const unknownGate = (reason: string): GateVerdict => verdict("unknown", { reason });
