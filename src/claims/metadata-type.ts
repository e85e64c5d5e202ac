// Which type does `user.public_metadata.a.b` have, given the declared shape of the metadata?
import { ts } from "../syntax.ts";
import { parseTypeExpression } from "./type-expression.ts";

/**
 * @param shape property names (a trailing `?` makes one optional) to type expressions
 * @param path the steps below the metadata, at least one
 * @param nullable whether the metadata itself may be missing, as an organization's is
 */
export function metadataType(shape: Record<string, string>, path: string[], nullable: boolean): string {
  const [first = "", ...rest] = path;
  const required = Object.hasOwn(shape, first);
  const text = required ? shape[first] : Object.hasOwn(shape, `${first}?`) ? shape[`${first}?`] : undefined;
  const parsed = text === undefined ? null : parseTypeExpression(text);
  if (!parsed || "problem" in parsed) return "unknown";
  return step(parsed.node, rest, nullable || !required);
}

/** A missing path is null in the token, not undefined. */
function step(node: ts.TypeNode, path: string[], nullable: boolean): string {
  const parts = ts.isUnionTypeNode(node) ? [...node.types] : [node];
  const present = parts.filter((part) => !isMissing(part));
  const mayMiss = nullable || present.length < parts.length;
  const [name, ...rest] = path;
  if (name === undefined) {
    const text = present.map((part) => part.getText()).join(" | ") || "null";
    if (text === "unknown" || text === "any") return "unknown";
    return mayMiss && text !== "null" ? `${wrap(text, present)} | null` : text;
  }
  const [only] = present;
  if (present.length !== 1 || !only || !ts.isTypeLiteralNode(only)) return "unknown";
  const member = only.members.find((one) => ts.isPropertySignature(one) && nameOf(one) === name);
  if (!member || !ts.isPropertySignature(member) || !member.type) return "unknown";
  return step(member.type, rest, mayMiss || member.questionToken !== undefined);
}

function nameOf(member: ts.PropertySignature): string | null {
  return ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : null;
}

const isMissing = (node: ts.TypeNode) => node.getText() === "null" || node.getText() === "undefined";

/** `() => string | null` would read as a function that may answer null. */
function wrap(text: string, parts: ts.TypeNode[]): string {
  const last = parts.at(-1);
  const greedy =
    last && (ts.isFunctionTypeNode(last) || ts.isConditionalTypeNode(last) || ts.isConstructorTypeNode(last));
  return greedy ? `(${text})` : text;
}
