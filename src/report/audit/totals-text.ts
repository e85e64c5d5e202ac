// The numbers on one glance: resources by reach, findings by severity.
import picocolors from "picocolors";
import type { Audit } from "../../verdict.ts";
import type { Look } from "../look.ts";
import { wrap } from "../wrap.ts";
import { counted } from "./counted.ts";
import { findingsCount } from "./findings-count.ts";
import { reaches } from "./reaches.ts";

export function totalsText({ summary, resources, findings, accepted }: Audit, look: Look): string[] {
  const paint = picocolors.createColors(look.color);
  const parts = reaches
    .filter(({ reach }) => summary[reach] > 0)
    .map(({ reach, title }) => `${summary[reach].toLocaleString("en-US")} ${title.toLowerCase()}`);
  const reach = parts.length > 0 ? `: ${parts.join(", ")}` : "";
  const baseline =
    accepted.length > 0 ? ` (${counted(accepted.length, "finding")} accepted by the baseline)` : "";
  const found = findingsCount(findings);
  return [
    ...wrap(`${counted(resources.length, "resource")}${reach}.`, look.columns),
    ...wrap(`${found[0]?.toUpperCase()}${found.slice(1)}${baseline}.`, look.columns),
  ]
    .map((line) => paint.bold(line))
    .concat("");
}
