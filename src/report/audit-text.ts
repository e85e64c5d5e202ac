// Who can reach what, for a person at a terminal: the worst first, then what contradicts the intent.
import picocolors from "picocolors";
import type { Audit } from "../verdict.ts";
import { auditFindingsText } from "./audit/audit-findings-text.ts";
import { mark } from "./audit/mark.ts";
import { reachText } from "./audit/reach-text.ts";
import { reaches } from "./audit/reaches.ts";
import { totalsText } from "./audit/totals-text.ts";
import { urlsText } from "./audit/urls-text.ts";
import { versionsText } from "./audit/versions-text.ts";
import { bulletsText } from "./bullets-text.ts";
import type { Look } from "./look.ts";
import { plain } from "./plain.ts";
import { sectionText } from "./section-text.ts";
import { wrap } from "./wrap.ts";

export interface AuditTextOptions extends Look {
  /** `everything`: every resource with its evidence. `summary`: what needs a look in full, the rest counted. */
  detail: "summary" | "everything";
  /** What detection has to say. */
  notes: string[];
}

export function auditText(audit: Audit, options: AuditTextOptions): string {
  const paint = picocolors.createColors(options.color);
  const head = wrap(plain(versionsText(audit.project)), options.columns);
  // Who asks about some URLs wants their answers, and what is wrong there.
  const asked = audit.urls.length > 0 && options.detail === "summary";
  const lines = [
    paint.bold(mark),
    ...head,
    "",
    ...(asked ? [] : reaches.flatMap(({ reach }) => reachText(audit, reach, options))),
    ...totalsText(audit, options),
    ...auditFindingsText(asked ? concerned(audit) : audit.findings, options),
    ...sectionText("URLs", urlsText(audit, options), options),
    ...sectionText("Notes", bulletsText(options.notes, options.columns, "marked"), options),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function concerned({ findings, urls }: Audit): Audit["findings"] {
  const ids = new Set(urls.flatMap(({ served }) => served.map(({ resource }) => resource)));
  return findings.filter(({ resource }) => resource !== null && ids.has(resource));
}
