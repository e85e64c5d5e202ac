// What happens with a URL that somebody asked about: the gate, the lines that decide, the resource behind it.
import picocolors from "picocolors";
import type { Audit, Reach } from "../../verdict.ts";
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
  return urls.flatMap(({ url, gate, served }) => {
    const words = wordsFor(served[0]?.reach);
    const sentence = gateText(gate, null);
    return [
      `  ${paint.bold(plain(url))}${words ? `  ${paint[words.ink](words.title.toLowerCase())}` : ""}`,
      ...indented(`${sentence[0]?.toUpperCase()}${sentence.slice(1)}.`, columns),
      ...evidenceText({ gate }, look),
      ...(served.length === 0 ? indented("No resource of this app serves it.", columns) : []),
      ...served.flatMap((one) => {
        const verdict = verdicts.get(one.resource);
        if (!verdict) return [];
        // Each method has its own answer, and perhaps its own from the gate.
        const own = served.length > 1 ? `, ${wordsFor(one.reach)?.title.toLowerCase()}` : "";
        const isOther = gateText(one.gate, null) !== sentence;
        const why = `${isOther ? `${gateText(one.gate, null)}; ` : ""}${guardText(verdict.guard)}`;
        const shown = isOther ? one.gate : { ...one.gate, evidence: [], conditions: [] };
        return [
          ...indented(`Served by ${placeText(verdict)} (${verdict.export})${own}: ${why}.`, columns),
          ...evidenceText({ gate: shown, guard: verdict.guard }, look),
        ];
      }),
    ];
  });
}

const wordsFor = (wanted: Reach | undefined) => reaches.find(({ reach }) => reach === wanted);

function indented(text: string, columns: number): string[] {
  return wrap(plain(text), columns - 4).map((line) => `    ${line}`);
}
