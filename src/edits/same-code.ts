// Do two texts hold the same code and comments, whatever a formatter did to quotes, commas, brackets and lines?
import { parseSource, ts } from "../syntax.ts";

export function sameCode(path: string, one: string, other: string): boolean {
  const [a, b] = [tokens(path, one), tokens(path, other)];
  return a.length === b.length && a.every((token, index) => token === b[index]);
}

/** Formatters add and drop these. */
const ignored = new Set([
  ts.SyntaxKind.SemicolonToken,
  ts.SyntaxKind.CommaToken,
  ts.SyntaxKind.OpenParenToken,
  ts.SyntaxKind.CloseParenToken,
]);

function tokens(path: string, text: string): string[] {
  const tree = parseSource(path, text);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(tree);
    if (children.length > 0) {
      for (const child of children) visit(child);
      return;
    }
    for (const { pos, end } of ts.getLeadingCommentRanges(text, node.pos) ?? []) {
      found.push(text.slice(pos, end).replace(/\s+/g, " "));
    }
    if (ignored.has(node.kind) || node.end === node.getStart(tree)) return;
    found.push(ts.isStringLiteralLike(node) ? JSON.stringify(node.text) : node.getText(tree));
  };
  visit(tree);
  return found;
}
