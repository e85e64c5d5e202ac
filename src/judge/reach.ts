// Gate and guard together: who gets to the resource?
import type { GateAnswer, GateVerdict, GuardVerdict, Reach } from "../verdict.ts";

/** From the weakest hold to the strongest. */
export const reachOrder: Reach[] = ["anyone", "conditional", "unknown", "signed-in", "restricted"];

const ofGate: Record<GateAnswer, Reach> = {
  public: "anyone",
  "not-run": "anyone",
  none: "anyone",
  conditional: "conditional",
  unknown: "unknown",
  "signed-in": "signed-in",
  restricted: "restricted",
};

/** The stronger of the two; of a gate that answers otherwise for some values, the weakest. */
export function reachOf(gate: GateVerdict, guard: GuardVerdict): Reach {
  const holds = [gate.answer, ...gate.differs.map(({ answer }) => answer)].map((answer) => ofGate[answer]);
  const weakest = holds.reduce((a, b) => (reachOrder.indexOf(a) <= reachOrder.indexOf(b) ? a : b));
  const own = guard.holds;
  return reachOrder.indexOf(weakest) >= reachOrder.indexOf(own) ? weakest : own;
}
