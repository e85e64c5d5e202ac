// Does a list of roles or permissions name what clerk-sessions.json has no word for? Then the list is its owner's.
import { unionParts } from "../../claims/union-parts.ts";
import { valueProblem } from "../../config/value-problem.ts";
import { ts } from "../../syntax.ts";
import type { NamedMember } from "./named-members.ts";

export function isBeyondConfig({ name, node, mark }: NamedMember, of: string): boolean {
  const isList = of === "ClerkAuthorization" && (name === "role" || name === "permission");
  if (mark || !isList || !ts.isPropertySignature(node) || !node.type) return false;
  const parts = listParts(node.type);
  return parts.some((part) => {
    const isText = ts.isLiteralTypeNode(part) && ts.isStringLiteralLike(part.literal);
    // `string` alone is no list; Clerk's documentation writes '' for none.
    if (!isText) return parts.length > 1;
    return part.literal.text !== "" && valueProblem[name](part.literal.text) !== null;
  });
}

/** The members of a union, also of one that a name of the file stands for. */
export function listParts(type: ts.TypeNode): ts.TypeNode[] {
  return unionParts(type).flatMap((part) => unionParts(meaning(part)));
}

/** What a name stands for, where the file says so itself. */
function meaning(type: ts.TypeNode): ts.TypeNode {
  if (!ts.isTypeReferenceNode(type)) return type;
  const name = type.typeName.getText();
  const alias = type
    .getSourceFile()
    .statements.find(
      (one): one is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(one) && one.name.text === name,
    );
  return alias?.type ?? type;
}
