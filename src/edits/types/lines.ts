// Where do lines begin and end? What stands alone on its lines goes with them.

export const lineStart = (text: string, at: number) => text.lastIndexOf("\n", at - 1) + 1;

/** Behind the line break, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found === -1 ? text.length : found + 1;
}

/** The white space that a line begins with. */
export function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at)))?.[0] ?? "";
}

export const isFirstOnLine = (text: string, at: number) => isBlank(text.slice(lineStart(text, at), at));
export const isLastOnLine = (text: string, at: number) => isBlank(text.slice(at, lineEnd(text, at)));

/** The range, widened to whole lines where nothing else is on them, else to the space beside it. */
export function standingAlone(text: string, start: number, end: number): { start: number; end: number } {
  if (isFirstOnLine(text, start) && isLastOnLine(text, end)) {
    return { start: lineStart(text, start), end: lineEnd(text, end) };
  }
  const after = isLastOnLine(text, end) ? "" : (/^[ \t]*/.exec(text.slice(end))?.[0] ?? "");
  return { start, end: end + after.length };
}

const isBlank = (text: string) => text.replace(/^\uFEFF/, "").trim() === "";
