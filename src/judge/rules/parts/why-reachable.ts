// Why do people get to a resource? Gate and code in one clause each.

import { conditionText } from "../../../verdict/condition-text.ts";
import type { GateVerdict, GuardVerdict, Verdict } from "../../../verdict.ts";

export function whyReachable({ gate, guard }: Verdict): string {
  return `${gateWords(gate)}, and ${guardWords(guard)}`;
}

function gateWords({ answer, evidence, reason, conditions }: GateVerdict): string {
  const place = evidence[0] ? ` (${evidence[0].file}:${evidence[0].line})` : "";
  switch (answer) {
    case "none":
      return "no gate with Clerk runs before it";
    case "not-run":
      return `the gate does not run for it${place}`;
    case "public":
      return `the gate lets everybody through${place}`;
    case "signed-in":
      return `the gate only asks for a session${place}`;
    case "restricted":
      return `the gate asks for more than a session${place}`;
    case "conditional":
      return `the gate lets callers through when ${conditions.map(({ note }) => conditionText(note)).join(" or ")}`;
    case "unknown":
      return `what the gate does with it cannot be told (${reason ?? "its code cannot be followed"})`;
  }
}

function guardWords({ answer, reason, conditions }: GuardVerdict): string {
  switch (answer) {
    case "open":
      return "its own code checks nothing";
    case "not-applicable":
      return "it runs in the browser, where nothing can be checked";
    case "broken":
      return `its own check has no effect (${reason ?? "it fails"})`;
    case "signed-in":
      return "its own code only asks for a session";
    case "restricted":
      return "its own code asks for more than a session";
    case "conditional":
      return `its own code lets callers through when ${conditions.map(({ note }) => conditionText(note)).join(" or ")}`;
    case "unknown":
      return `what its own code checks cannot be told (${reason ?? "it cannot be followed"})`;
  }
}
