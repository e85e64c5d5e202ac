// Do two type texts say the same? Quotes, spaces, separators and the order of a union do not matter.
import { parseSource, ts } from "../../syntax.ts";

/** The members of a union, each in one fixed spelling; a type that is no union has one member. */
export function typeMembers(text: string): string[] {
  const [alias] = parseSource("type.ts", `type T = ${text};`).statements;
  if (!alias || !ts.isTypeAliasDeclaration(alias)) return [text];
  return alias.type.kind === ts.SyntaxKind.NeverKeyword ? [] : members(alias.type).sort();
}

function members(type: ts.TypeNode): string[] {
  if (ts.isParenthesizedTypeNode(type)) return members(type.type);
  return ts.isUnionTypeNode(type) ? type.types.flatMap(members) : [spelling(type)];
}

function spelling(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return JSON.stringify(node.text);
  if (ts.isUnionTypeNode(node)) return `(${members(node).join("|")})`;
  const parts = node.getChildren().map(spelling);
  return parts.length > 0 ? parts.filter((part) => part !== "").join(" ") : token(node);
}

/** `;` and `,` both end a member of an object type. */
const token = (node: ts.Node) => (/^[;,]$/.test(node.getText()) ? "" : node.getText());
