// Which lines decide, for a resource or a URL?
import picocolors from "picocolors";
import type { GateVerdict, GuardVerdict } from "../../verdict.ts";
import type { Look } from "../look.ts";
import { plain } from "../plain.ts";
import { wrap } from "../wrap.ts";
import { decidingLines } from "./deciding-lines.ts";
import { placeText } from "./place-text.ts";

export function evidenceText(
  { gate, guard }: { gate: GateVerdict; guard?: GuardVerdict },
  { columns, color }: Look,
): string[] {
  const paint = picocolors.createColors(color);
  const lines = decidingLines(guard ? [gate, guard] : [gate]);
  return lines.flatMap((one) => {
    const text = `${placeText(one)} ${one.note}`;
    const [first = "", ...rest] = wrap(plain(text), columns - 8);
    return [paint.dim(`      > ${first}`), ...rest.map((line) => paint.dim(`        ${line}`))];
  });
}
