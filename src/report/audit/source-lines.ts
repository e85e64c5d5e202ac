// Which source lines does the page show? Those around each place, of each file once.
import { plain } from "../plain.ts";

/** Lines before and after. */
const around = 3;
/** Of one line: a generated file may have all its text on one. */
const longest = 240;

/** File to 1-based line number to text. Files that cannot be read, and env files, are left out. */
export function sourceLines(
  places: { file: string; line: number }[],
  read: (path: string) => string | null,
): Record<string, Record<number, string>> {
  const texts = new Map<string, string[] | null>();
  const found: Record<string, Record<number, string>> = Object.create(null);
  for (const { file, line } of places) {
    if (!texts.has(file)) texts.set(file, isEnv(file) ? null : linesOf(read(file)));
    const lines = texts.get(file);
    if (!lines) continue;
    // The page knows files as it shows them.
    const shown = found[plain(file)] ?? {};
    found[plain(file)] = shown;
    for (let number = Math.max(1, line - around); number <= line + around; number += 1) {
      const text = lines[number - 1];
      if (text !== undefined) shown[number] = text.length > longest ? `${text.slice(0, longest)}…` : text;
    }
  }
  return found;
}

const isEnv = (file: string): boolean => /(^|\/)\.env[^/]*$/.test(file);

function linesOf(text: string | null): string[] | null {
  return text === null ? null : text.split(/\r\n|[\n\r]/);
}
