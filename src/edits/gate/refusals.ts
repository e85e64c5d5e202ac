// Does a piece of a gate's handler only refuse requests, or can it let one through?
import { ts } from "../../syntax.ts";
import { unwrap } from "./bindings.ts";
import type { ProtectCall } from "./gate-shape.ts";

/** `auth()` without arguments, awaited or not. */
export function isAuthCall(expression: ts.Expression, authName: string): boolean {
  const value = unwrap(expression);
  const call = ts.isAwaitExpression(value) ? unwrap(value.expression) : value;
  if (!ts.isCallExpression(call) || call.arguments.length > 0) return false;
  return ts.isIdentifier(call.expression) && call.expression.text === authName;
}

/** `auth.protect(…)` or Clerk 5's `auth().protect(…)`. */
export function protectCall(
  expression: ts.Expression,
  authName: string,
): Pick<ProtectCall, "call" | "calledOnResult"> | null {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return null;
  const { name, expression: owner } = expression.expression;
  if (name.text !== "protect") return null;
  const target = unwrap(owner);
  if (ts.isIdentifier(target) && target.text === authName) return { call: expression, calledOnResult: false };
  const isResult = ts.isCallExpression(target) && target.expression.getText() === authName;
  return isResult ? { call: expression, calledOnResult: true } : null;
}

/** Does `protect` ask for more than being signed in? Where it cannot be read, it may. */
export function isRoleCheck(call: ts.CallExpression): boolean {
  const [first] = call.arguments;
  if (!first) return false;
  const value = unwrap(first);
  if (!ts.isObjectLiteralExpression(value)) return true;
  return !value.properties.every(
    ({ name }) => name && /^(unauthenticatedUrl|unauthorizedUrl)$/.test(name.getText()),
  );
}

/** `return`, `return NextResponse.next()` and nothing else. */
export function passesThrough(statement: ts.Statement): boolean {
  const only =
    ts.isBlock(statement) && statement.statements.length === 1 ? statement.statements[0] : statement;
  if (!only || !ts.isReturnStatement(only)) return false;
  const value = only.expression && unwrap(only.expression);
  return !value || value.getText() === "undefined" || /^NextResponse\.next$/.test(calleeOf(value));
}

/** Every way out of this statement is a refusal, so that what follows it still decides. */
export function onlyRefuses(statement: ts.Node, authName: string): boolean {
  if (ts.isFunctionLike(statement)) return true;
  if (ts.isReturnStatement(statement)) {
    return statement.expression !== undefined && isRefusal(statement.expression, authName);
  }
  return ts.forEachChild(statement, (child) => (onlyRefuses(child, authName) ? undefined : true)) !== true;
}

/** Can a request end here and be let through? `return auth.protect()` lets pass whoever it does not refuse. */
export function mayPass(node: ts.Node, authName: string): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isReturnStatement(node)) {
    const value = node.expression && unwrap(node.expression);
    const inner = value && ts.isAwaitExpression(value) ? unwrap(value.expression) : value;
    return !inner || !isRefusal(inner, authName) || holdsProtect(inner, authName);
  }
  return ts.forEachChild(node, (child) => (mayPass(child, authName) ? true : undefined)) === true;
}

function holdsProtect(node: ts.Node, authName: string): boolean {
  if (ts.isExpression(node) && protectCall(node, authName)) return true;
  return ts.forEachChild(node, (child) => (holdsProtect(child, authName) ? true : undefined)) === true;
}

/** Nobody gets past this branch: it ends in a refusal or a throw, and nothing in it lets a request through. */
export function alwaysRefuses(branch: ts.Statement, authName: string): boolean {
  const last = ts.isBlock(branch) ? branch.statements.at(-1) : branch;
  const ends = last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
  return ends && !mayPass(branch, authName);
}

function isRefusal(expression: ts.Expression, authName: string): boolean {
  const value = unwrap(expression);
  if (ts.isAwaitExpression(value)) return isRefusal(value.expression, authName);
  if (ts.isConditionalExpression(value)) {
    return isRefusal(value.whenTrue, authName) && isRefusal(value.whenFalse, authName);
  }
  if (protectCall(value, authName)) return true;
  const status = statusOf(value);
  if (status !== null) return status >= 400;
  return /(^|\.)(redirectToSignIn|redirectToSignUp|redirect)$/.test(calleeOf(value));
}

/** The status that `NextResponse.json(…, { status })` or `new Response(…, { status })` answers with. */
export function statusOf(expression: ts.Expression): number | null {
  const value = unwrap(expression);
  const isResponse =
    (ts.isCallExpression(value) || ts.isNewExpression(value)) &&
    /^(Next)?Response(\.json)?$/.test(calleeOf(value));
  const init = isResponse ? value.arguments?.[1] : undefined;
  if (!init || !ts.isObjectLiteralExpression(init)) return null;
  for (const property of init.properties) {
    if (!ts.isPropertyAssignment(property) || property.name.getText() !== "status") continue;
    if (ts.isNumericLiteral(property.initializer)) return Number(property.initializer.text);
  }
  return null;
}

function calleeOf(value: ts.Expression): string {
  return ts.isCallExpression(value) || ts.isNewExpression(value) ? value.expression.getText() : "";
}
