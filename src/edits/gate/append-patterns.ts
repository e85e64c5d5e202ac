// Adds route patterns to a literal list in the list's own style: quotes, one per line or all in one, trailing comma.
import type MagicString from "magic-string";
import { type SourceFile, ts } from "../../syntax.ts";
import type { CodeStyle } from "../../types.ts";

export function appendPatterns(
  source: MagicString,
  tree: SourceFile,
  array: ts.ArrayLiteralExpression,
  patterns: string[],
  style: Pick<CodeStyle, "quote" | "newline">,
): void {
  if (patterns.length === 0) return;
  const { text } = tree;
  const last = array.elements.at(-1);
  const first = last?.getText(tree).charAt(0);
  const quote = first === "'" || first === '"' ? first : style.quote;
  const literals = patterns.map((pattern) => literalOf(pattern, quote));
  if (!last) {
    source.appendLeft(array.getStart(tree) + 1, literals.join(", "));
    return;
  }
  const hasComma = array.elements.hasTrailingComma;
  const lineEnd = lineEndAfter(text, hasComma ? array.elements.end : last.end);
  const isOnePerLine = lineEnd < array.end;
  if (!isOnePerLine) {
    source.appendLeft(last.end, literals.map((literal) => `, ${literal}`).join(""));
    return;
  }
  // A comment behind the last pattern stays with it.
  if (!hasComma) source.appendLeft(last.end, ",");
  const lineStart = text.lastIndexOf("\n", last.getStart(tree)) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? "";
  const lines = literals.map((literal) => style.newline + indent + literal).join(",");
  source.appendLeft(lineEnd, lines + (hasComma ? "," : ""));
}

export function literalOf(pattern: string, quote: string): string {
  return quote + pattern.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`) + quote;
}

/** The end of the line on which whatever stands at `from` ends, comments of several lines included. */
function lineEndAfter(text: string, from: number): number {
  const comments = ts.getTrailingCommentRanges(text, from);
  const at = text.indexOf("\n", comments?.at(-1)?.end ?? from);
  if (at < 0) return text.length;
  return text[at - 1] === "\r" ? at - 1 : at;
}
