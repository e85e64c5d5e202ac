// Where does a statement begin and end if the comments right above it and behind it belong to it?
import { type SourceFile, ts } from "../../syntax.ts";

export function startWithComments(tree: SourceFile, statement: ts.Statement): number {
  let start = statement.getStart(tree);
  // Stops at an empty line: what stands above it is about something else.
  for (const comment of [...(ts.getLeadingCommentRanges(tree.text, statement.pos) ?? [])].reverse()) {
    const gap = tree.text.slice(comment.end, start);
    const startsLine = /(^|\n)[ \t]*$/.test(tree.text.slice(0, comment.pos));
    if (/\n[ \t\r]*\n/.test(gap) || !startsLine) break;
    start = comment.pos;
  }
  return start;
}

/** Where does it end if a comment behind it, on the same line, belongs to it? */
export function endWithComments(tree: SourceFile, statement: ts.Node): number {
  return ts.getTrailingCommentRanges(tree.text, statement.end)?.at(-1)?.end ?? statement.end;
}

/** White space at the beginning of the line a node stands on. */
export function indentOf(tree: SourceFile, node: ts.Node): string {
  const lineStart = tree.text.lastIndexOf("\n", node.getStart(tree) - 1) + 1;
  return /^[ \t]*/.exec(tree.text.slice(lineStart))?.[0] ?? "";
}
