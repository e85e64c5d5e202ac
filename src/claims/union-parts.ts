// What are the members of a union, however it is nested and bracketed? A type that is no union is its own only member.
import { ts } from "../syntax.ts";

export function unionParts(node: ts.TypeNode): ts.TypeNode[] {
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(unionParts);
  if (!ts.isParenthesizedTypeNode(node)) return [node];
  // Without its brackets `(() => string) | null` would be a function that may answer null.
  const inner = unionParts(node.type);
  return inner.length === 1 && isGreedy(inner[0]) ? [node] : inner;
}

/** The member as text that can stand in a union or an array. */
export function partText(node: ts.TypeNode): string {
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal))
    return JSON.stringify(node.literal.text);
  return isGreedy(node) ? `(${node.getText()})` : node.getText();
}

function isGreedy(node: ts.TypeNode | undefined): boolean {
  return (
    node !== undefined &&
    (ts.isFunctionTypeNode(node) || ts.isConstructorTypeNode(node) || ts.isConditionalTypeNode(node))
  );
}
