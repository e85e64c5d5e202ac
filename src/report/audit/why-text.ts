// Why can these callers reach it? Gate and guard in one sentence.
import type { Verdict } from "../../verdict.ts";
import { gateText } from "./gate-text.ts";
import { guardText } from "./guard-text.ts";
import { openedValues } from "./opened-values.ts";

/** @param detail `summary`: values for which the gate answers otherwise are named where that lets more callers through. */
export function whyText(
  { gate, guard, kind }: Pick<Verdict, "gate" | "guard" | "kind">,
  detail: "summary" | "everything",
): string {
  const differs = detail === "everything" ? gate.differs : openedValues({ gate, guard });
  const sentence = `${gateText({ ...gate, differs }, kind)}; ${guardText(guard)}`;
  return `${sentence[0]?.toUpperCase()}${sentence.slice(1)}.`;
}
