// What does the gate do with a caller, in a few words?
import type { ResourceKind } from "../../project.ts";
import type { GateAnswer, GateVerdict } from "../../verdict.ts";
import { conditionsText } from "./conditions-text.ts";
import { reasonText } from "./reason-text.ts";
import { requiresText } from "./requires-text.ts";

/** @param kind null for a URL that no resource may serve */
export function gateText(gate: GateVerdict, kind: ResourceKind | null): string {
  if (kind?.endsWith("server-function")) return "no gate stands before a Server Function";
  const { answer, requires, conditions, reason, signedOut, differs } = gate;
  const stopped = signedOut === null ? "" : ` (signed out: ${signedOut})`;
  const words: Record<GateAnswer, string> = {
    public: "the gate lets everybody through",
    "not-run": "the gate does not run",
    none: "there is no gate",
    "signed-in": `the gate asks for a session${stopped}`,
    restricted: `the gate asks for ${requiresText(requires)}${stopped}`,
    conditional: `the gate depends on ${conditionsText(conditions)}`,
    unknown: `the gate cannot be judged: ${reasonText(reason, "its code could not be followed")}`,
  };
  const others = differs.map(({ url, answer: other }) => `${url}: ${shortly[other]}`);
  return others.length > 0
    ? `${words[answer]}, but not for every value (${others.join(", ")})`
    : words[answer];
}

const shortly: Record<GateAnswer, string> = {
  public: "lets everybody through",
  "not-run": "does not run",
  none: "no gate",
  "signed-in": "asks for a session",
  restricted: "asks for more than a session",
  conditional: "depends on a condition",
  unknown: "cannot be judged",
};
