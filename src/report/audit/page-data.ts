// What does the page know? Everything in words already: its script only shows, filters and folds.
import type { Audit, Verdict } from "../../verdict.ts";
import { decidingLines } from "./deciding-lines.ts";
import { findingsCount } from "./findings-count.ts";
import { gateText } from "./gate-text.ts";
import { guardText } from "./guard-text.ts";
import { kindWords } from "./kind-words.ts";
import { reaches } from "./reaches.ts";
import { sortFindings } from "./sort-findings.ts";
import { sourceLines } from "./source-lines.ts";

export function pageData(audit: Audit, read: (path: string) => string | null) {
  const { resources, findings, accepted, urls, summary } = audit;
  const kinds = [...new Set(resources.map(({ kind }) => kindWords[kind]))];
  const places = [
    ...resources.flatMap(({ gate, guard }) => [
      ...gate.evidence,
      ...gate.conditions,
      ...guard.evidence,
      ...guard.conditions,
    ]),
    ...urls.flatMap(({ gate, served }) =>
      [gate, ...served.map((one) => one.gate)].flatMap((one) => [...one.evidence, ...one.conditions]),
    ),
    ...resources,
    ...findings,
  ];
  return {
    reaches: reaches.map(({ reach, title, meaning }) => ({ reach, title, meaning, count: summary[reach] })),
    kinds,
    resources: resources.map(resourceData),
    findings: sortFindings(findings),
    findingsTitle: findingsCount(findings),
    accepted: accepted.length,
    urls: urls.map(({ url, gate, served }) => ({
      url,
      text: sentence(gateText(gate, null)),
      lines: decidingLines([gate]),
      // The first one is what the URL is answered with as far as most callers get.
      reach: served[0]?.reach ?? null,
      served: served.map((one) => ({
        ...{ resource: one.resource, reach: one.reach },
        text: sentence(gateText(one.gate, null)),
      })),
    })),
    sources: sourceLines(places, read),
  };
}

function resourceData(verdict: Verdict) {
  const { id, kind, file, line, urls, gate, guard, reach } = verdict;
  return {
    ...{ id, kind: kindWords[kind], file, line, urls, reach },
    label: kind === "route-handler" ? verdict.export : kindWords[kind],
    name: verdict.export,
    gate: { text: sentence(gateText(gate, kind)), lines: decidingLines([gate]) },
    guard: { text: sentence(guardText(guard)), lines: decidingLines([guard]) },
  };
}

function sentence(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}
