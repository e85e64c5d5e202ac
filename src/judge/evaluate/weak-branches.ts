// Branches that neither end the function nor call anything need no path of their own: `if (q) where.name = q`.
import { ts } from "../../syntax.ts";
import { assign } from "./assign.ts";
import { lookUp } from "./names.ts";
import type { Run } from "./run.ts";
import type { Scope } from "./scope.ts";
import { unknown } from "./value.ts";

const weakNodes = new Map<ts.IfStatement, boolean>();

export function isWeak(node: ts.IfStatement): boolean {
  const found = weakNodes.get(node);
  if (found !== undefined) return found;
  const weak = isHarmless(node.thenStatement) && (!node.elseStatement || isHarmless(node.elseStatement));
  weakNodes.set(node, weak);
  return weak;
}

/** What either side assigns is not known afterwards. */
export function weaken(run: Run, node: ts.IfStatement, scope: Scope): void {
  const visit = (part: ts.Node): void => {
    if (ts.isBinaryExpression(part) && isAssignment(part)) {
      const name = part.left.getText(scope.module.tree);
      // One function or another: what it does is not known either.
      assign(run, part.left, unknown(mayBeFunction(run, part.right, scope) ? "opaque" : "data", name), scope);
    }
    const changed = changedBy(part);
    if (changed) assign(run, changed, unknown("data", changed.getText(scope.module.tree)), scope);
    ts.forEachChild(part, visit);
  };
  visit(node.thenStatement);
  if (node.elseStatement) visit(node.elseStatement);
}

/** `delete options.required`, `skipped++` */
function changedBy(node: ts.Node): ts.Expression | null {
  if (ts.isDeleteExpression(node)) return node.expression;
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return null;
  const { operator, operand } = node;
  const isCounted = operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
  return isCounted ? operand : null;
}

function mayBeFunction(run: Run, node: ts.Expression, scope: Scope): boolean {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return true;
  if (!ts.isIdentifier(node)) return false;
  const { kind } = lookUp(run, node.text, scope);
  return kind === "closure" || kind === "native";
}

function isHarmless(node: ts.Node): boolean {
  if (
    ts.isReturnStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isBreakOrContinueStatement(node) ||
    ts.isAwaitExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isIfStatement(node) ||
    ts.isJsxElement(node) ||
    ts.isJsxSelfClosingElement(node) ||
    ts.isJsxFragment(node) ||
    ts.isTryStatement(node)
  ) {
    return false;
  }
  if (ts.isCallExpression(node) && !/^console\./.test(node.expression.getText())) return false;
  // A flag that later code may test.
  if (ts.isBinaryExpression(node) && isAssignment(node) && ts.isIdentifier(node.left) && isFlag(node.right)) {
    return false;
  }
  return !ts.forEachChild(node, (child) => !isHarmless(child) || undefined);
}

const isFlag = (node: ts.Expression): boolean =>
  node.kind === ts.SyntaxKind.TrueKeyword ||
  node.kind === ts.SyntaxKind.FalseKeyword ||
  node.kind === ts.SyntaxKind.NullKeyword ||
  ts.isIdentifier(node) ||
  ts.isPropertyAccessExpression(node);

const isAssignment = (node: ts.BinaryExpression): boolean =>
  node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
  node.operatorToken.kind <= ts.SyntaxKind.LastAssignment;
