// What happens with a URL that somebody asked about: the gate, the lines that decide, the resource behind it.
import picocolors from "picocolors";
import type { Audit } from "../../verdict.ts";
import type { Look } from "../look.ts";
import { plain } from "../plain.ts";
import { wrap } from "../wrap.ts";
import { evidenceText } from "./evidence-text.ts";
import { gateText } from "./gate-text.ts";
import { guardText } from "./guard-text.ts";
import { placeText } from "./place-text.ts";
import { reaches } from "./reaches.ts";

export function urlsText({ urls, resources }: Audit, look: Look): string[] {
  const { columns, color } = look;
  const paint = picocolors.createColors(color);
  const verdicts = new Map(resources.map((verdict) => [verdict.id, verdict]));
  return urls.flatMap(({ url, gate, resource }) => {
    const verdict = resource === null ? undefined : verdicts.get(resource);
    const words = reaches.find(({ reach }) => reach === verdict?.reach);
    const served = verdict
      ? `Served by ${placeText(verdict)} (${verdict.export}): ${guardText(verdict.guard)}.`
      : "No resource of this app serves it.";
    const sentence = gateText(gate, null);
    return [
      `  ${paint.bold(plain(url))}${words ? `  ${paint[words.ink](words.title.toLowerCase())}` : ""}`,
      ...indented(`${sentence[0]?.toUpperCase()}${sentence.slice(1)}.`, columns),
      ...evidenceText({ gate }, look),
      ...indented(served, columns),
      ...(verdict
        ? evidenceText({ gate: { ...gate, evidence: [], conditions: [] }, guard: verdict.guard }, look)
        : []),
    ];
  });
}

function indented(text: string, columns: number): string[] {
  return wrap(plain(text), columns - 4).map((line) => `    ${line}`);
}
