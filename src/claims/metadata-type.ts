// Which type does `user.public_metadata.a.b` have, given the declared shape of the metadata?
import { ts } from "../syntax.ts";
import { parseTypeExpression } from "./type-expression.ts";
import { partText, unionParts } from "./union-parts.ts";

/**
 * The members of its union; `["unknown"]` where nothing is declared. A missing path is null in the token, not undefined.
 *
 * @param shape property names (a trailing `?` makes one optional) to type expressions
 * @param path the steps below the metadata, at least one
 * @param nullable whether the metadata itself may be missing, as an organization's is
 */
export function metadataType(shape: Record<string, string>, path: string[], nullable: boolean): string[] {
  const [first = "", ...rest] = path;
  const required = Object.hasOwn(shape, first);
  const text = required ? shape[first] : Object.hasOwn(shape, `${first}?`) ? shape[`${first}?`] : undefined;
  const parsed = text === undefined ? null : parseTypeExpression(text);
  if (!parsed || "problem" in parsed) return ["unknown"];
  const members = step(parsed.node, rest);
  if (members.includes("unknown")) return ["unknown"];
  const present = members.filter((member) => member !== "null");
  const mayMiss = nullable || !required || present.length < members.length;
  return [...new Set(mayMiss ? [...present, "null"] : present)];
}

function step(node: ts.TypeNode, path: string[]): string[] {
  const [name, ...rest] = path;
  return unionParts(node).flatMap((part) => {
    if (isMissing(part)) return ["null"];
    if (name === undefined) return part.kind === ts.SyntaxKind.AnyKeyword ? ["unknown"] : [partText(part)];
    if (!ts.isTypeLiteralNode(part)) return ["unknown"];
    const member = part.members.find((one) => ts.isPropertySignature(one) && nameOf(one) === name);
    if (!member || !ts.isPropertySignature(member) || !member.type) return ["unknown"];
    const below = step(member.type, rest);
    return member.questionToken ? [...below, "null"] : below;
  });
}

function nameOf(member: ts.PropertySignature): string | null {
  const { name } = member;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : null;
}

function isMissing(node: ts.TypeNode): boolean {
  return node.kind === ts.SyntaxKind.UndefinedKeyword || node.getText() === "null";
}
