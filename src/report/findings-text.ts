// What the checks found, one finding after the other: place, message, and what to do about it.
import picocolors from "picocolors";
import type { Finding } from "../types.ts";
import type { Look } from "./look.ts";
import { plain } from "./plain.ts";
import { wrap } from "./wrap.ts";

export function findingsText(findings: Finding[], { columns, color }: Look): string[] {
  const paint = picocolors.createColors(color);
  const marks = { error: paint.red("x"), warning: paint.yellow("!"), info: paint.cyan("i") };
  return findings.flatMap(({ severity, message, file, line, advice }) => {
    const place = file === null ? null : line === null ? file : `${file}:${line}`;
    const sentences = [message, advice ?? ""].map(plain).filter(Boolean);
    const body = sentences.flatMap((text) => wrap(text, columns - 4).map((part) => `    ${part}`));
    if (place !== null) return [`  ${marks[severity]} ${paint.bold(plain(place))}`, ...body];
    const [first = "", ...rest] = body;
    return [`  ${marks[severity]} ${first.trimStart()}`, ...rest];
  });
}
