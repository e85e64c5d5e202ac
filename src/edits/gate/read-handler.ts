// Which list decides inside a clerkMiddleware handler, and which way round? Read from control flow:
// a matcher called isProtectedRoute may hold the public list.
import { type SourceFile, ts } from "../../syntax.ts";
import { type Bindings, boundNames, unwrap } from "./bindings.ts";
import type { GateFunction, GateShape, ListGate, ProtectCall } from "./gate-shape.ts";
import { readChecks } from "./read-checks.ts";
import { readMatcher } from "./read-matcher.ts";
import { isRefusal, isRoleCheck, onlyRefuses, passesThrough, protectCall } from "./refusals.ts";

interface Found {
  kind: ListGate["kind"];
  matcher: string;
  guard: ts.Statement;
  protect: ProtectCall | null;
}

export function readHandler(
  tree: SourceFile,
  bindings: Bindings,
  statement: ts.Statement,
  handler: GateFunction,
): GateShape {
  const other = (reason: string, node: ts.Node): GateShape => ({
    kind: "other",
    reason,
    line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1,
    clerkRuns: true,
  });
  const { body } = handler;
  const [authName, reqName] = handler.parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : ""));
  if (!body || !ts.isBlock(body)) return other("its handler is one expression", handler);
  if (!authName || !reqName) return other("its handler does not take auth and the request by name", handler);

  const scope: Scope = { authName, locals: localsOf(body, authName) };
  let early: { matcher: string; statement: ts.Statement } | null = null;
  let found: Found | null = null;
  for (const line of body.statements) {
    const guard: Found | null = guardOf(line, scope, early);
    if (guard && found) return other("two lists decide in its handler", line);
    if (guard) found = guard;
    else if (!found) {
      const exit = earlyExit(line, scope);
      if (exit && early) return other("two lists decide in its handler", line);
      if (exit) early = { matcher: exit, statement: line };
      else if (!onlyRefuses(line, authName))
        return other("its handler lets requests through in a way of its own", line);
    }
  }
  if (!found) return other("its handler does not stop signed-out users by one list of routes", handler);

  const matcher = readMatcher(found.matcher, bindings);
  if (matcher.kind === "unknown") return other(matcher.reason, matcher.node ?? found.guard);
  return {
    kind: found.kind,
    tree,
    statement,
    handler: Object.assign(handler, { body }),
    authName,
    reqName,
    list: matcher.list,
    guard: found.guard,
    protect: found.protect,
    ...readChecks(body, bindings, found),
  };
}

interface Scope {
  authName: string;
  locals: Map<string, ts.Expression>;
}

/** Constants of the handler; `userId` of `const { userId } = await auth()` stands for the call. */
function localsOf(body: ts.Block, authName: string): Map<string, ts.Expression> {
  const locals = new Map<string, ts.Expression>();
  for (const statement of body.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!initializer) continue;
      const value = unwrap(initializer);
      const call = ts.isAwaitExpression(value) ? unwrap(value.expression) : value;
      const isAuth = ts.isCallExpression(call) && call.expression.getText() === authName;
      if (ts.isIdentifier(name)) locals.set(name.text, value);
      else if (isAuth) for (const bound of boundNames(name)) locals.set(bound, call);
    }
  }
  return locals;
}

/** `if (isX(req)) protect()`, `if (!userId && isX(req)) return redirectToSignIn()`, or a bare protect() after an early exit. */
function guardOf(
  line: ts.Statement,
  scope: Scope,
  early: { matcher: string; statement: ts.Statement } | null,
): Found | null {
  const bare = protectIn(line, scope.authName);
  if (bare)
    return early && { kind: "public-list", matcher: early.matcher, guard: early.statement, protect: bare };
  if (!ts.isIfStatement(line) || line.elseStatement) return null;
  const condition = readCondition(line.expression, scope);
  if (!condition) return null;
  const kind = condition.negated ? "public-list" : "protected-list";
  const inside = ts.isBlock(line.thenStatement) ? [...line.thenStatement.statements] : [line.thenStatement];
  if (condition.onlySignedOut) {
    const last = inside.at(-1);
    const refuses =
      last && ts.isReturnStatement(last) && last.expression && isRefusal(last.expression, scope.authName);
    return refuses ? { kind, matcher: condition.matcher, guard: line, protect: null } : null;
  }
  for (const statement of inside) {
    const protect = protectIn(statement, scope.authName);
    if (protect) return { kind, matcher: condition.matcher, guard: line, protect };
    if (!onlyRefuses(statement, scope.authName)) return null;
  }
  return null;
}

function protectIn(line: ts.Statement, authName: string): ProtectCall | null {
  const expression =
    ts.isExpressionStatement(line) || ts.isReturnStatement(line)
      ? line.expression && unwrap(line.expression)
      : undefined;
  if (!expression) return null;
  const isAwait = ts.isAwaitExpression(expression);
  const protect = protectCall(isAwait ? unwrap(expression.expression) : expression, authName);
  if (!protect || isRoleCheck(protect.call)) return null;
  return { ...protect, awaited: isAwait || ts.isReturnStatement(line) };
}

/** `if (isX(req)) return` before the rest: X is what passes. */
function earlyExit(line: ts.Statement, scope: Scope): string | null {
  if (!ts.isIfStatement(line) || line.elseStatement || !passesThrough(line.thenStatement)) return null;
  const condition = readCondition(line.expression, scope);
  return condition && !condition.negated && !condition.onlySignedOut ? condition.matcher : null;
}

function readCondition(
  expression: ts.Expression,
  scope: Scope,
): { matcher: string; negated: boolean; onlySignedOut: boolean } | null {
  const value = unwrap(expression);
  if (ts.isPrefixUnaryExpression(value) && value.operator === ts.SyntaxKind.ExclamationToken) {
    const inner = readCondition(value.operand, scope);
    return inner && !inner.onlySignedOut ? { ...inner, negated: !inner.negated } : null;
  }
  if (ts.isIdentifier(value)) {
    const local = scope.locals.get(value.text);
    return local && local !== value ? readCondition(local, scope) : null;
  }
  if (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
    for (const [session, routes] of [
      [value.left, value.right] as const,
      [value.right, value.left] as const,
    ]) {
      const inner = isSignedOutTest(session, scope) ? readCondition(routes, scope) : null;
      if (inner) return { ...inner, onlySignedOut: true };
    }
    return null;
  }
  const isMatch =
    ts.isCallExpression(value) && ts.isIdentifier(value.expression) && value.arguments.length === 1;
  if (!isMatch || value.expression.getText() === scope.authName) return null;
  return { matcher: value.expression.getText(), negated: false, onlySignedOut: false };
}

/** `!userId`, where userId comes out of auth(). */
function isSignedOutTest(expression: ts.Expression, scope: Scope): boolean {
  const value = unwrap(expression);
  if (!ts.isPrefixUnaryExpression(value) || value.operator !== ts.SyntaxKind.ExclamationToken) return false;
  const operand = unwrap(value.operand);
  if (!ts.isIdentifier(operand) || !/^(userId|sessionId|isAuthenticated)$/.test(operand.text)) return false;
  const origin = scope.locals.get(operand.text);
  return (
    origin !== undefined && ts.isCallExpression(origin) && origin.expression.getText() === scope.authName
  );
}
