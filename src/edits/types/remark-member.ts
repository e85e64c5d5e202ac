// Says above a member where it comes from, or before it where the member shares its line.
import type MagicString from "magic-string";
import type { SourceFile } from "../../syntax.ts";
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
  const start = node.getStart(tree);
  const isAlone = isFirstOnLine(tree.text, start);
  text.appendRight(start, wanted + (isAlone ? newline + indentAt(tree.text, start) : " "));
}
