// Which entries of a baseline can go, because nothing matches them any more?
import type { UsedBaseline } from "./audit-json.ts";
import { bulletsText } from "./bullets-text.ts";
import type { Look } from "./look.ts";
import { plain } from "./plain.ts";

/** Entries that are named. */
const most = 5;

export function staleBaselineText({ file, unmatched }: UsedBaseline, { columns }: Look): string {
  const shown = unmatched.slice(0, most).map(({ rule, resource, file: of }) => `${rule}: ${resource ?? of}`);
  const left = unmatched.length - shown.length;
  const lines = bulletsText(left > 0 ? [...shown, `and ${left} more`] : shown, columns, "marked");
  return [
    `Entries of ${plain(file)} that match no finding any more; --update-baseline takes them out:`,
    ...lines,
  ].join("\n");
}
