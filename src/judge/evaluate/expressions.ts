// What is an expression worth on this path? Direct recursion over the syntax tree; exceptions of the code are `Thrown`.
import { ts } from "../../syntax.ts";
import { bothSides } from "./aside.ts";
import { assign } from "./assign.ts";
import { awaited } from "./awaited.ts";
import { binaryExpression } from "./binary-expressions.ts";
import { construct } from "./calls.ts";
import { chain, tagged } from "./chains.ts";
import { evaluateJsx } from "./jsx.ts";
import { arrayLiteral, objectLiteral, regexp, template } from "./literals.ts";
import { lookUp } from "./names.ts";
import { branch, truthiness } from "./operators.ts";
import { type Run, siteOf, step } from "./run.ts";
import type { Scope } from "./scope.ts";
import { counted, typeOf, unary } from "./unary-expressions.ts";
import { known, nothing, unknown, type Value } from "./value.ts";

export function evaluate(run: Run, node: ts.Expression, scope: Scope): Value {
  step(run);
  if (ts.isIdentifier(node)) return lookUp(run, node.text, scope);
  if (ts.isStringLiteralLike(node)) return known(node.text);
  if (ts.isNumericLiteral(node)) return known(Number(node.text));
  if (
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node)
  ) {
    return chain(run, node, scope) ?? nothing;
  }
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node)
  ) {
    return evaluate(run, node.expression, scope);
  }
  if (ts.isAwaitExpression(node)) return awaited(evaluate(run, node.expression, scope));
  if (ts.isConditionalExpression(node)) {
    const condition = evaluate(run, node.condition, scope);
    const { whenTrue, whenFalse } = node;
    const both = isOpen(condition)
      ? bothSides(run, [() => evaluate(run, whenTrue, scope), () => evaluate(run, whenFalse, scope)])
      : null;
    if (both) return both;
    const taken = branch(run, condition, siteOf(scope, node.condition));
    return evaluate(run, taken ? node.whenTrue : node.whenFalse, scope);
  }
  if (ts.isBinaryExpression(node)) return binaryExpression(run, node, scope);
  if (ts.isPrefixUnaryExpression(node)) return unary(run, node, scope);
  if (ts.isPostfixUnaryExpression(node)) {
    const value = evaluate(run, node.operand, scope);
    assign(run, node.operand, counted(value, node.operator), scope);
    return value;
  }
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
    const self = ts.isArrowFunction(node) ? scope.self : null;
    return { kind: "closure", node, scope, self };
  }
  if (ts.isObjectLiteralExpression(node)) return objectLiteral(run, node, scope);
  if (ts.isArrayLiteralExpression(node)) return arrayLiteral(run, node, scope);
  if (ts.isTemplateExpression(node)) return template(run, node, scope);
  if (ts.isNewExpression(node)) return construct(run, node, scope);
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) {
    return evaluateJsx(run, node, scope);
  }
  if (ts.isClassExpression(node)) return { kind: "class", node, scope };
  if (ts.isRegularExpressionLiteral(node)) return regexp(run, node);
  if (ts.isVoidExpression(node)) {
    evaluate(run, node.expression, scope);
    return nothing;
  }
  if (ts.isTypeOfExpression(node)) return typeOf(evaluate(run, node.expression, scope));
  if (ts.isTaggedTemplateExpression(node)) return tagged(run, node, scope);
  if (ts.isSpreadElement(node)) return evaluate(run, node.expression, scope);
  if (ts.isDeleteExpression(node)) {
    assign(run, node.expression, nothing, scope);
    return known(true);
  }
  if (ts.isYieldExpression(node)) {
    if (node.expression) evaluate(run, node.expression, scope);
    return unknown("data", "yield");
  }
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return known(true);
    case ts.SyntaxKind.FalseKeyword:
      return known(false);
    case ts.SyntaxKind.NullKeyword:
      return known(null);
    case ts.SyntaxKind.SuperKeyword:
      return baseOf(scope);
    case ts.SyntaxKind.ThisKeyword:
      return scope.self ?? unknown("data", "this");
    default:
      return unknown("opaque", node.getText(scope.module.tree).slice(0, 40));
  }
}

const isOpen = (value: Value): boolean => truthiness(value) === null;

function baseOf(scope: Scope): Value {
  for (let at: Scope | null = scope; at; at = at.parent) if (at.base) return at.base;
  return unknown("opaque", "super");
}
