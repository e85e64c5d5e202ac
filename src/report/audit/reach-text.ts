// Which resources can these callers reach, and why? What is open is listed, what is guarded is counted once it is long.
import picocolors from "picocolors";
import type { Audit, Reach } from "../../verdict.ts";
import type { AuditTextOptions } from "../audit-text.ts";
import { plain } from "../plain.ts";
import { wrap } from "../wrap.ts";
import { evidenceText } from "./evidence-text.ts";
import { framesText } from "./frames-text.ts";
import { groupResources, type ResourceGroup } from "./group-resources.ts";
import { reaches } from "./reaches.ts";
import { resourceLines } from "./resource-lines.ts";
import { summaryText } from "./summary-text.ts";

/** Before the rest is only counted: rows of one reason, and reasons. */
const mostRows = 20;
const mostReasons = 15;

export function reachText({ resources }: Audit, reach: Reach, options: AuditTextOptions): string[] {
  const own = resources.filter((verdict) => verdict.reach === reach);
  const words = reaches.find((one) => one.reach === reach);
  if (own.length === 0 || !words) return [];
  const { columns, color, detail } = options;
  const paint = picocolors.createColors(color);
  const count = own.length.toLocaleString("en-US");
  const [first = "", ...more] = wrap(`${words.title} (${count}): ${words.meaning}`, columns);
  const lines = [paint[words.ink](paint.bold(first)), ...more];

  const groups = groupResources(own, detail);
  const isGuarded = reach === "signed-in" || reach === "restricted";
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  if (isGuarded && rows > mostRows && detail === "summary") {
    return [...lines, ...summaryText(own, columns), ...framesText(own, options), ""];
  }
  const shown = detail === "everything" ? groups : groups.slice(0, mostReasons);
  for (const group of shown) lines.push(...groupText(group, options));
  const left = groups.slice(shown.length).flatMap((group) => group.rows).length;
  if (left > 0)
    lines.push(`  … and ${left.toLocaleString("en-US")} more for other reasons; --verbose lists all`);
  return [...lines, ...framesText(own, options), ""];
}

function groupText({ why, rows }: ResourceGroup, options: AuditTextOptions): string[] {
  const title = wrap(plain(why), options.columns - 2).map((line) => `  ${line}`);
  if (options.detail === "everything") {
    const proofs = rows.flatMap((row) => [
      ...resourceLines([row], options),
      ...row.verdicts.slice(0, 1).flatMap((verdict) => evidenceText(verdict, options)),
    ]);
    return [...title, ...proofs];
  }
  const left = rows.length - mostRows;
  return [
    ...title,
    ...resourceLines(rows.slice(0, mostRows), options),
    ...(left > 0 ? [`    … and ${left.toLocaleString("en-US")} more; --verbose lists all`] : []),
  ];
}
