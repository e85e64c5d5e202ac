// What does a condition in a gate's handler ask: which routes, signed out or not? Anything but these exact forms is null.
import { ts } from "../../syntax.ts";
import { unwrap } from "./bindings.ts";
import { isRequest, resolve, type Scope } from "./handler-scope.ts";

export interface RouteTest {
  matcher: string;
  negated: boolean;
}

/** `isX(req)` or `!isX(req)`, also by way of a constant. */
export function routeTest(expression: ts.Expression, scope: Scope): RouteTest | null {
  const value = resolve(expression, scope);
  const operand = negatedOperand(value);
  if (operand) {
    const inner = routeTest(operand, scope);
    return inner && { ...inner, negated: !inner.negated };
  }
  if (!ts.isCallExpression(value) || !ts.isIdentifier(value.expression)) return null;
  if (value.expression.text === scope.authName || value.arguments.length !== 1) return null;
  return isRequest(value.arguments[0], scope) ? { matcher: value.expression.text, negated: false } : null;
}

/** `!userId`, where userId comes out of auth(). */
export function isSignedOutTest(expression: ts.Expression, scope: Scope): boolean {
  const operand = negatedOperand(resolve(expression, scope));
  const property = operand && ts.isIdentifier(operand) ? scope.session.get(operand.text) : undefined;
  return property !== undefined && /^(userId|sessionId|isAuthenticated)$/.test(property);
}

/** `!has(…)` with the has of auth(): what it is called with. */
export function lackTest(expression: ts.Expression, scope: Scope): ts.Expression | null {
  const call = negatedOperand(unwrap(expression));
  if (!call || !ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return null;
  return scope.session.get(call.expression.text) === "has" ? (call.arguments[0] ?? null) : null;
}

export function conjuncts(expression: ts.Expression, scope: Scope): ts.Expression[] {
  return operands(expression, ts.SyntaxKind.AmpersandAmpersandToken, scope);
}

export function disjuncts(expression: ts.Expression, scope: Scope): ts.Expression[] {
  return operands(expression, ts.SyntaxKind.BarBarToken, scope);
}

function operands(expression: ts.Expression, operator: ts.SyntaxKind, scope: Scope): ts.Expression[] {
  const value = resolve(expression, scope);
  return ts.isBinaryExpression(value) && value.operatorToken.kind === operator
    ? [value.left, value.right].flatMap((side) => operands(side, operator, scope))
    : [unwrap(expression)];
}

function negatedOperand(value: ts.Expression): ts.Expression | null {
  return ts.isPrefixUnaryExpression(value) && value.operator === ts.SyntaxKind.ExclamationToken
    ? unwrap(value.operand)
    : null;
}
