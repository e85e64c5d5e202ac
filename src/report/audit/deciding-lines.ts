// Which lines are shown as evidence? Each once, though a condition may stand where something else decides too.

import { conditionText } from "../../verdict/condition-text.ts";
import type { Condition, Evidence } from "../../verdict.ts";
import { placeText } from "./place-text.ts";

export function decidingLines(judged: { evidence: Evidence[]; conditions: Condition[] }[]): Evidence[] {
  const lines = new Map<string, Evidence>();
  const all = judged.flatMap(({ evidence, conditions }) => [
    ...evidence,
    ...conditions.map(({ file, line, note }) => ({ file, line, note: `open when ${conditionText(note)}` })),
  ]);
  for (const { file, line, note } of all) {
    const place = placeText({ file, line });
    if (!lines.has(place)) lines.set(place, { file, line, note });
  }
  return [...lines.values()];
}
