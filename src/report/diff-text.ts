// A file's patch for people: the same lines, coloured, with nothing in them that steers the terminal.
import picocolors from "picocolors";
import type { Change } from "../types.ts";
import type { Look } from "./look.ts";
import { plain } from "./plain.ts";
import { unifiedDiff } from "./unified-diff.ts";

export function diffText(change: Change, { color }: Pick<Look, "color">): string[] {
  const paint = picocolors.createColors(color);
  // In a CRLF file every line ends in \r; showing that on each would say nothing.
  const lines = unifiedDiff(change).trimEnd().split(/\r?\n/).map(plain);
  return lines.map((line, index) => {
    if (index < 2) return paint.bold(line);
    if (line.startsWith("@@")) return paint.cyan(line);
    if (line.startsWith("+")) return paint.green(line);
    if (line.startsWith("-")) return paint.red(line);
    return line;
  });
}
