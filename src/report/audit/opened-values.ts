// For which values of a parameter do more callers get through than usual? Where its own code holds just as much, for none.
import type { GateAnswer, GateVerdict, Reach, Verdict } from "../../verdict.ts";
import { reaches } from "./reaches.ts";

export function openedValues({ gate, guard }: Pick<Verdict, "gate" | "guard">): GateVerdict["differs"] {
  const strength = (answer: GateAnswer) => Math.max(rankOf(reachBehind(answer)), rankOf(guard.holds));
  return gate.differs.filter(({ answer }) => strength(answer) < strength(gate.answer));
}

function reachBehind(answer: GateAnswer): Reach {
  return answer === "public" || answer === "not-run" || answer === "none" ? "anyone" : answer;
}

const rankOf = (wanted: Reach): number => reaches.findIndex(({ reach }) => reach === wanted);
