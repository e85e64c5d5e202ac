// Which text is this key, when it can be no other? A literal, or a constant of this file that holds one.
import { ts } from "../../syntax.ts";
import { declarationOf } from "./declaration-of.ts";

export function constantKey(node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isAsExpression(node) && ts.isConstTypeReference(node.type)) return constantKey(node.expression);
  const declaration = ts.isIdentifier(node) ? declarationOf(node) : null;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return null;
  const isConst = (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
  const { initializer } = declaration;
  const isLiteral = ts.isStringLiteralLike(initializer) || ts.isAsExpression(initializer);
  return isConst && isLiteral ? constantKey(initializer) : null;
}
