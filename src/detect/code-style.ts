// How are the app's own files written? Counted in a sample of their syntax trees; where they show nothing,
// the formatter's settings decide, then Next.js's own starter.
import { type SourceFile, ts } from "../syntax.ts";
import type { CodeStyle } from "../types.ts";
import type { SourceTree } from "./source-tree.ts";

const starter: CodeStyle = {
  quote: '"',
  jsxQuote: '"',
  semicolons: true,
  indent: "  ",
  newline: "\n",
  trailingComma: "all",
  printWidth: 80,
};
const sampleSize = 40;

export function detectCodeStyle(tree: SourceTree, files: string[], said: Partial<CodeStyle>): CodeStyle {
  const votes = new Votes();
  for (const path of sample(files)) {
    const file = tree.parse(path);
    if (!file) continue;
    votes.add("newline", file.text.includes("\r\n") ? "\r\n" : "\n");
    countIn(file, file, votes);
  }
  const fallback = { ...starter, ...said };
  const inLists = votes.winner("commaInList");
  const inCalls = votes.winner("commaInCall");
  const seenComma = inLists === "yes" ? (inCalls === "no" ? "es5" : "all") : inLists === "no" ? "none" : null;
  return {
    quote: votes.winner("quote") === "'" ? "'" : votes.winner("quote") === '"' ? '"' : fallback.quote,
    jsxQuote:
      votes.winner("jsxQuote") === "'" ? "'" : votes.winner("jsxQuote") === '"' ? '"' : fallback.jsxQuote,
    semicolons: (votes.winner("semicolon") ?? (fallback.semicolons ? "yes" : "no")) === "yes",
    indent: votes.winner("indent") ?? fallback.indent,
    newline: (votes.winner("newline") ?? fallback.newline) === "\r\n" ? "\r\n" : "\n",
    trailingComma: said.trailingComma ?? seenComma ?? starter.trailingComma,
    printWidth: fallback.printWidth,
  };
}

/** Spread over the list, so that one odd folder does not decide. */
function sample(files: string[]): string[] {
  const step = Math.max(1, Math.floor(files.length / sampleSize));
  return files.filter((_, index) => index % step === 0).slice(0, sampleSize);
}

function countIn(file: SourceFile, node: ts.Node, votes: Votes): void {
  if (ts.isStringLiteral(node)) {
    const text = node.getText(file);
    // A string that holds a quote says nothing about taste.
    if (!/["']/.test(node.text))
      votes.add(ts.isJsxAttribute(node.parent) ? "jsxQuote" : "quote", text.charAt(0));
  }
  if (endsStatement(node)) votes.add("semicolon", node.getText(file).endsWith(";") ? "yes" : "no");
  if (ts.isBlock(node)) countIndent(file, node, votes);
  if (ts.isArrayLiteralExpression(node)) countComma(file, node.elements, "commaInList", votes);
  if (ts.isObjectLiteralExpression(node)) countComma(file, node.properties, "commaInList", votes);
  if (ts.isCallExpression(node)) countComma(file, node.arguments, "commaInCall", votes);
  ts.forEachChild(node, (child) => countIn(file, child, votes));
}

function endsStatement(node: ts.Node): boolean {
  return (
    ts.isExpressionStatement(node) ||
    ts.isVariableStatement(node) ||
    ts.isImportDeclaration(node) ||
    ts.isReturnStatement(node)
  );
}

/** One level = what the first statement of a block is indented by beyond the line that opens the block. */
function countIndent(file: SourceFile, block: ts.Block, votes: Votes): void {
  const [first] = block.statements;
  if (!first) return;
  const outer = indentAt(file, block.getStart(file));
  const inner = indentAt(file, first.getStart(file));
  if (inner.length <= outer.length || !inner.startsWith(outer)) return;
  const level = inner.slice(outer.length);
  if (/^(\t| {1,8})$/.test(level)) votes.add("indent", level);
}

function indentAt(file: SourceFile, position: number): string {
  const lineStart = file.text.lastIndexOf("\n", position - 1) + 1;
  return /^[ \t]*/.exec(file.text.slice(lineStart))?.[0] ?? "";
}

/** Only lists whose last item stands on its own line. */
function countComma(file: SourceFile, items: ts.NodeArray<ts.Node>, topic: string, votes: Votes): void {
  const last = items.at(-1);
  if (!last) return;
  const after = /^,?\s*/.exec(file.text.slice(last.end))?.[0] ?? "";
  const startsLine = /\n[ \t]*$/.test(file.text.slice(items.pos, last.getStart(file)));
  if (after.includes("\n") && startsLine) votes.add(topic, items.hasTrailingComma ? "yes" : "no");
}

class Votes {
  private readonly counts = new Map<string, Map<string, number>>();

  add(topic: string, value: string): void {
    const counts = this.counts.get(topic) ?? new Map<string, number>();
    counts.set(value, (counts.get(value) ?? 0) + 1);
    this.counts.set(topic, counts);
  }

  winner(topic: string): string | null {
    const ranked = [...(this.counts.get(topic) ?? [])].sort((a, b) => b[1] - a[1]);
    return ranked[0]?.[0] ?? null;
  }
}
