// One titled part of a report; nothing at all when it is empty.
import picocolors from "picocolors";
import type { Look } from "./look.ts";

export function sectionText(title: string, lines: string[], { color }: Pick<Look, "color">): string[] {
  if (lines.length === 0) return [];
  const body = lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  return [picocolors.createColors(color).bold(title), ...body, ""];
}
