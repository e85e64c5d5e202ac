// A type token by token, the same for all ways to lay it out: quotes, spaces, separators, parentheses, order of a union.
import { ts } from "../../syntax.ts";

export function spelling(node: ts.Node): string {
  if (ts.isParenthesizedTypeNode(node)) return spelling(node.type);
  const text = tokens(node);
  return isCompound(node) ? `( ${text} )` : text;
}

function tokens(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return JSON.stringify(node.text);
  if (ts.isNumericLiteral(node)) return node.text;
  if (ts.isUnionTypeNode(node)) return node.types.map(spelling).sort().join(" | ");
  // `a` and `"a"` name one property.
  const isName = ts.isIdentifier(node) && ts.isPropertySignature(node.parent) && node.parent.name === node;
  if (isName) return JSON.stringify(node.text);
  const children = node.getChildren().filter(({ kind }) => !separators.has(kind));
  if (node.kind === ts.SyntaxKind.SyntaxList) return children.map(spelling).join(" , ");
  return children.length > 0 ? children.map(spelling).filter(Boolean).join(" ") : node.getText();
}

const separators = new Set([ts.SyntaxKind.SemicolonToken, ts.SyntaxKind.CommaToken]);

/** Types that need parentheses in some places: here they have them everywhere. */
function isCompound(node: ts.Node): boolean {
  return (
    ts.isUnionTypeNode(node) ||
    ts.isIntersectionTypeNode(node) ||
    ts.isConditionalTypeNode(node) ||
    ts.isTypeOperatorNode(node) ||
    ts.isFunctionTypeNode(node) ||
    ts.isConstructorTypeNode(node)
  );
}
