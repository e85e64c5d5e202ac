// Says above a member where it comes from, or before it where the member shares its line.
import type MagicString from "magic-string";
import { type SourceFile, ts } from "../../syntax.ts";
import { indentAt, isFirstOnLine } from "./lines.ts";
import type { NamedMember } from "./named-members.ts";
import type { TypesLayout } from "./types-layout.ts";

export function remarkMember(
  text: MagicString,
  tree: SourceFile,
  { node, mark }: NamedMember,
  wanted: string,
  { newline }: TypesLayout,
): void {
  if (mark) {
    if (tree.text.slice(mark.pos, mark.end) !== wanted) text.overwrite(mark.pos, mark.end, wanted);
    return;
  }
  const start = aboveDocs(node, tree);
  const isAlone = isFirstOnLine(tree.text, start);
  text.appendRight(start, wanted + (isAlone ? newline + indentAt(tree.text, start) : " "));
}

/** Editors show the last comment of several: that is to be the owner's. */
function aboveDocs(node: ts.Node, tree: SourceFile): number {
  const start = node.getStart(tree);
  const beside = isFirstOnLine(tree.text, start) ? [] : ts.getTrailingCommentRanges(tree.text, node.pos);
  const comments = [...(beside ?? []), ...(ts.getLeadingCommentRanges(tree.text, node.pos) ?? [])];
  return comments.find(({ pos }) => tree.text.startsWith("/**", pos))?.pos ?? start;
}
