// Why can these callers reach it? Gate and guard in one sentence.
import type { Verdict } from "../../verdict.ts";
import { gateText } from "./gate-text.ts";
import { guardText } from "./guard-text.ts";

export function whyText({ gate, guard, kind }: Pick<Verdict, "gate" | "guard" | "kind">): string {
  const sentence = `${gateText(gate, kind)}; ${guardText(guard)}`;
  return `${sentence[0]?.toUpperCase()}${sentence.slice(1)}.`;
}
