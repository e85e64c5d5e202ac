// An audit for a pull request: totals, findings, and what is open, folded away.
import type { Audit, AuditFinding, Verdict } from "../verdict.ts";
import { counted } from "./audit/counted.ts";
import { findingsCount } from "./audit/findings-count.ts";
import { gateText } from "./audit/gate-text.ts";
import { groupResources } from "./audit/group-resources.ts";
import { isFrame } from "./audit/is-frame.ts";
import { mark } from "./audit/mark.ts";
import { markdown } from "./audit/markdown.ts";
import { placeText } from "./audit/place-text.ts";
import { reaches } from "./audit/reaches.ts";
import { sortFindings } from "./audit/sort-findings.ts";
import { versionsText } from "./audit/versions-text.ts";

const { code, prose } = markdown;

/** GitHub refuses comments of more than 65,536 characters. */
const most = { findings: 40, rows: 50 };

export function auditMarkdown(audit: Audit): string {
  const lines = [
    // By this line a later run finds its own comment or file.
    `<!-- ${mark} -->`,
    "## Who can reach what",
    "",
    prose(versionsText(audit.project)),
    "",
    "| Reach | Resources | |",
    "| --- | --: | --- |",
    ...reaches.map(
      ({ reach, title, meaning }) =>
        `| ${title} | ${audit.summary[reach].toLocaleString("en-US")} | ${prose(meaning)} |`,
    ),
    "",
    ...findingsPart(audit),
    ...urlsPart(audit),
    ...reaches
      .filter(({ reach }) => reach !== "signed-in" && reach !== "restricted")
      .flatMap(({ reach, title }) =>
        detailsPart(
          title,
          audit.resources.filter((verdict) => verdict.reach === reach),
        ),
      ),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function findingsPart({ findings, accepted }: Audit): string[] {
  const shown = sortFindings(findings).slice(0, most.findings);
  const left = findings.length - shown.length;
  const count = findingsCount(findings);
  return [
    `### ${count[0]?.toUpperCase()}${count.slice(1)}`,
    "",
    ...shown.map(findingLine),
    ...(left > 0 ? [`- … and ${left.toLocaleString("en-US")} more`] : []),
    ...(shown.length > 0 ? [""] : []),
    ...(accepted.length > 0 ? [`The baseline accepts ${counted(accepted.length, "finding")}.`, ""] : []),
  ];
}

const signs = { error: "❌ **error**", warning: "⚠️ **warning**", info: "ℹ️ note" } as const;

function findingLine(finding: AuditFinding): string {
  const { severity, rule, message, fix } = finding;
  const isCommand = fix !== null && /^(npx|pnpm|yarn|bunx) /.test(fix);
  const remedy = fix === null ? "" : `<br>Fix: ${isCommand ? code(fix) : prose(fix)}`;
  return `- ${signs[severity]} ${code(placeText(finding))} ${prose(message)} (${code(rule)})${remedy}`;
}

function urlsPart({ urls }: Audit): string[] {
  if (urls.length === 0) return [];
  const rows = urls.flatMap(({ url, gate, served }) =>
    served.length === 0
      ? [[code(url), "", prose(gateText(gate, null)), "nothing"]]
      : served.map((one) => [
          code(url),
          reaches.find(({ reach }) => reach === one.reach)?.title ?? "",
          prose(gateText(one.gate, null)),
          code(one.resource),
        ]),
  );
  return [
    "| URL | Reach | Gate | Served by |",
    "| --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
  ];
}

function detailsPart(title: string, verdicts: Verdict[]): string[] {
  const groups = groupResources(verdicts, "summary");
  const all = groups.flatMap(({ why, rows }) => rows.map((row) => ({ why, ...row })));
  if (all.length === 0) return [];
  const shown = all.slice(0, most.rows);
  const left = all.length - shown.length;
  const count = verdicts.filter(({ kind }) => !isFrame(kind)).length;
  return [
    "<details>",
    `<summary>${title}: ${counted(count, "resource")}</summary>`,
    "",
    "| | Where | File | Why |",
    "| --- | --- | --- | --- |",
    ...shown.map(
      ({ label, name, place, why }) => `| ${prose(label)} | ${code(name)} | ${code(place)} | ${prose(why)} |`,
    ),
    "",
    ...(left > 0 ? [`… and ${left.toLocaleString("en-US")} more.`, ""] : []),
    "</details>",
    "",
  ];
}
