// A member that says something else than configured gets our type and mark, in place; comments of its owner stay.
import type MagicString from "magic-string";
import { type SourceFile, ts } from "../../syntax.ts";
import type { Member } from "./interface.ts";
import { isBeyondConfig } from "./is-beyond-config.ts";
import { inQuotes } from "./member-text.ts";
import type { NamedMember } from "./named-members.ts";
import { remarkMember } from "./remark-member.ts";
import { mayBeRequired } from "./same-member.ts";
import type { TypesLayout } from "./types-layout.ts";

/** Why only its owner can change it; null when we can. */
export function changeProblem(there: NamedMember, tree: SourceFile, of: string): string | null {
  const { node } = there;
  if (!ts.isPropertySignature(node)) return "is no plain property";
  if (isBeyondConfig(there, of)) return "names what clerk-sessions.json cannot";
  return node.type && holdsComment(node.type.getText(tree)) ? "has comments inside its type" : null;
}

export function changeMember(
  text: MagicString,
  tree: SourceFile,
  { there, wanted }: { there: NamedMember; wanted: Member },
  { of, layout }: { of: string; layout: TypesLayout },
): void {
  const { node } = there;
  if (!ts.isPropertySignature(node)) return;
  remarkMember(text, tree, there, wanted.mark, layout);
  const { name, questionToken, type } = node;
  if (wanted.optional && !questionToken && !mayBeRequired(of)) text.appendLeft(name.end, "?");
  if (!wanted.optional && questionToken) text.remove(questionToken.getStart(tree), questionToken.end);
  const ours = inQuotes(wanted.type, layout.quote);
  if (type) text.overwrite(type.getStart(tree), type.end, ours);
  else text.appendLeft(questionToken?.end ?? name.end, `: ${ours}`);
}

function holdsComment(type: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, type);
  let token = scanner.scan();
  while (token !== ts.SyntaxKind.EndOfFileToken) {
    if (token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia)
      return true;
    token = scanner.scan();
  }
  return false;
}
