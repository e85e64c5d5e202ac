// What is left for the user to do by hand, with the code ready to paste.
import picocolors from "picocolors";
import type { Plan } from "../types.ts";
import type { Look } from "./look.ts";
import { plain } from "./plain.ts";
import { wrap } from "./wrap.ts";

export function manualText(manual: Plan["manual"], { columns, color }: Look): string[] {
  const paint = picocolors.createColors(color);
  return manual.flatMap(({ path, line, why, reason, snippet }) => {
    const place = line === undefined ? path : `${path}:${line}`;
    const sentences = [why, reason].map((text) => plain(text)).filter(Boolean);
    const code = snippet.replace(/\s+$/, "").split(/\r?\n/).map(plain);
    return [
      `  ${paint.magenta("!")} ${paint.bold(plain(place))}`,
      ...sentences.flatMap((text) => wrap(text, columns - 4).map((part) => `    ${part}`)),
      ...(snippet.trim() === "" ? [] : ["", ...code.map((text) => (text === "" ? "" : `      ${text}`)), ""]),
    ];
  });
}
