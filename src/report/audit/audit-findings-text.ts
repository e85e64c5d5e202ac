// What contradicts the intent, the worst first: place, rule, message, and how to fix it.
import picocolors from "picocolors";
import type { AuditFinding } from "../../verdict.ts";
import type { AuditTextOptions } from "../audit-text.ts";
import { plain } from "../plain.ts";
import { sectionText } from "../section-text.ts";
import { wrap } from "../wrap.ts";
import { findingsCount } from "./findings-count.ts";
import { placeText } from "./place-text.ts";
import { sortFindings } from "./sort-findings.ts";

/** Findings of one rule before the rest is only counted. */
const most = 10;

export function auditFindingsText(findings: AuditFinding[], options: AuditTextOptions): string[] {
  const { columns, color, detail } = options;
  const paint = picocolors.createColors(color);
  const marks = { error: paint.red("x"), warning: paint.yellow("!"), info: paint.cyan("i") };
  const sorted = sortFindings(findings);
  const rules = [...new Set(sorted.map(({ severity, rule }) => `${severity} ${rule}`))];
  const lines = rules.flatMap((key) => {
    const same = sorted.filter(({ severity, rule }) => `${severity} ${rule}` === key);
    const shown = detail === "everything" ? same : same.slice(0, most);
    const left = same.length - shown.length;
    return [
      ...shown.flatMap((finding) => {
        const { severity, rule, message, fix } = finding;
        return [
          `  ${marks[severity]} ${paint.bold(plain(placeText(finding)))}  ${paint.dim(plain(rule))}`,
          ...wrap(plain(message), columns - 4).map((line) => `    ${line}`),
          ...fixLines(fix, columns),
        ];
      }),
      ...(left > 0
        ? [
            `    … and ${left.toLocaleString("en-US")} more of ${plain(key.split(" ")[1] ?? "")}; --verbose lists all`,
          ]
        : []),
    ];
  });
  const title = findingsCount(findings);
  return sectionText(`Findings: ${title}`, lines, options);
}

/** A command stays on one line, to be copied. */
function fixLines(fix: string | null, columns: number): string[] {
  if (fix === null) return [];
  if (/^(npx|pnpm|yarn|bunx) /.test(fix)) return [`    $ ${plain(fix)}`];
  return wrap(plain(`Fix: ${fix}`), columns - 4).map((line) => `    ${line}`);
}
