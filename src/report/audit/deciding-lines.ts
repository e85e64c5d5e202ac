// Which lines are shown as evidence? Each once, though a condition may stand where something else decides too.
import type { Evidence } from "../../verdict.ts";
import { placeText } from "./place-text.ts";

export function decidingLines(evidence: Evidence[]): Evidence[] {
  const lines = new Map<string, Evidence>();
  for (const { file, line, note } of evidence) {
    const place = placeText({ file, line });
    if (!lines.has(place)) lines.set(place, { file, line, note });
  }
  return [...lines.values()];
}
