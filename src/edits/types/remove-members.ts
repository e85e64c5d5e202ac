// Members of ours that are configured no more go, and an interface with them that was all ours.
import type MagicString from "magic-string";
import { type SourceFile, ts } from "../../syntax.ts";
import { isLastOnLine, lineEnd, lineStart, standingAlone } from "./lines.ts";
import type { NamedMember } from "./named-members.ts";

export function removeMember(text: MagicString, tree: SourceFile, { node, mark }: NamedMember): void {
  const start = node.getStart(tree);
  const end = withoutTail(node, tree);
  const separator = end < node.end && /[;,]/.test(tree.text.charAt(node.end - 1)) ? node.end - 1 : node.end;
  // Comments of the owner's between the mark, the member and its separator stay.
  const isNext = mark && tree.text.slice(mark.end, start).trim() === "";
  const ranges = [
    ...(mark && !isNext ? [[mark.pos, mark.end] as const] : []),
    [isNext ? mark.pos : start, end] as const,
    ...(separator < node.end ? [[separator, node.end] as const] : []),
  ];
  for (const [pos, to] of ranges) {
    const range = standingAlone(tree.text, pos, to);
    text.remove(range.start, range.end);
  }
}

/** Where a property ends whose owner wrote a comment before its separator. */
function withoutTail(node: ts.TypeElement, tree: SourceFile): number {
  if (!ts.isPropertySignature(node)) return node.end;
  const { end } = node.type ?? node.questionToken ?? node.name;
  const tail = tree.text.slice(end, node.end).replace(/[;,]$/, "");
  return tail.trim() === "" ? node.end : end;
}

/** Nothing is left in it or around it that its owner wrote. */
export function isAllOurs(
  tree: SourceFile,
  declaration: ts.InterfaceDeclaration,
  doomed: readonly NamedMember[],
): boolean {
  const own = doomed.filter(({ node }) => node.parent === declaration);
  if (own.length === 0 || own.length < declaration.members.length || declaration.heritageClauses)
    return false;
  const body = tree.text.slice(declaration.members.pos, declaration.end - 1);
  const ours = own.reduce((rest, { node, mark }) => {
    const text = mark ? tree.text.slice(mark.pos, mark.end) : "";
    const member = tree.text.slice(node.getStart(tree), withoutTail(node, tree));
    return rest.replace(text, "").replace(member, "");
  }, body);
  const around = [
    ...(ts.getLeadingCommentRanges(tree.text, declaration.pos) ?? []),
    ...(ts.getTrailingCommentRanges(tree.text, declaration.end) ?? []),
  ];
  return ours.trim() === "" && around.length === 0;
}

/** With one of the blank lines around it. */
export function removeInterface(
  text: MagicString,
  tree: SourceFile,
  declaration: ts.InterfaceDeclaration,
): void {
  const { start, end } = standingAlone(tree.text, declaration.getStart(tree), declaration.end);
  const above = lineStart(tree.text, Math.max(start - 1, 0));
  const isWhole = start === lineStart(tree.text, start) && isLastOnLine(tree.text, declaration.end);
  const blankAbove = isWhole && start > 0 && tree.text.slice(above, start).trim() === "";
  const blankBelow =
    isWhole && tree.text.slice(end, lineEnd(tree.text, end)).trim() === "" && end < tree.text.length;
  text.remove(blankAbove ? above : start, !blankAbove && blankBelow ? lineEnd(tree.text, end) : end);
}
