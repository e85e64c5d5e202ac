// Does nothing take the value of a call? It is the statement's, or that of a part of it: `isPrivate(req) && auth.protect()`.
import { ts } from "../../../syntax.ts";

export function isDropped(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return true;
  const isPassedOn =
    ts.isParenthesizedExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    (ts.isBinaryExpression(parent) && parent.right === node && isLogical(parent.operatorToken.kind));
  return isPassedOn && isDropped(parent);
}

const isLogical = (operator: ts.SyntaxKind): boolean =>
  operator === ts.SyntaxKind.AmpersandAmpersandToken ||
  operator === ts.SyntaxKind.BarBarToken ||
  operator === ts.SyntaxKind.QuestionQuestionToken ||
  operator === ts.SyntaxKind.CommaToken;
