// New members join an interface behind its last one, in the file's own separators and indent.
import MagicString from "magic-string";
import { type SourceFile, ts } from "../../syntax.ts";
import { fillBraces } from "./fill-braces.ts";
import type { Member } from "./interface.ts";
import { indentAt, isFirstOnLine } from "./lines.ts";
import { memberText } from "./member-text.ts";
import type { TypesLayout } from "./types-layout.ts";

/** The file's new text. */
export function addMembers(
  tree: SourceFile,
  declaration: ts.InterfaceDeclaration,
  added: Member[],
  layout: TypesLayout,
): string {
  const text = new MagicString(tree.text);
  const last = declaration.members.at(-1);
  const separators = declaration.members.map((member) => separatorOf(member, tree));
  const known = separators.find((one) => one !== "");
  const indent = memberIndent(tree, declaration, layout);
  const { newline } = layout;
  const isInline = last !== undefined && isOneLine(tree.text.slice(last.end, declaration.end - 1));
  const separator = known ?? (isInline ? ";" : layout.separator);
  const gap = isInline ? " " : newline + indent;
  const lines = added.map((member) => `${gap}${member.mark}${gap}${memberText(member, layout.quote)}`);
  const block = lines.join(separator);
  if (!last) return fillBraces(tree, declaration, declaration.members.pos, block + separator, layout);
  const isClosed = separators.at(-1) !== "";
  if (!isClosed && separator) text.appendLeft(last.end, separator);
  const comments = isInline ? [] : (ts.getTrailingCommentRanges(tree.text, last.end) ?? []);
  text.appendRight(comments.at(-1)?.end ?? last.end, block + (isClosed ? separator : ""));
  return text.toString();
}

const isOneLine = (text: string) => !text.includes("\n");

function separatorOf(member: ts.TypeElement, tree: SourceFile): string {
  const last = tree.text.charAt(member.end - 1);
  return last === ";" || last === "," ? last : "";
}

function memberIndent(tree: SourceFile, declaration: ts.InterfaceDeclaration, layout: TypesLayout): string {
  const own = declaration.members.find((member) => isFirstOnLine(tree.text, member.getStart(tree)));
  if (own) return indentAt(tree.text, own.getStart(tree));
  return indentAt(tree.text, declaration.getStart(tree)) + layout.indent;
}
