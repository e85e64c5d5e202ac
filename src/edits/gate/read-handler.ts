// Which list decides inside a clerkMiddleware handler, and which way round? Read from control flow:
// a matcher called isProtectedRoute may hold the public list.
import { lineOf, type SourceFile, ts } from "../../syntax.ts";
import { type Bindings, unwrap } from "./bindings.ts";
import { conjuncts, isSignedOutTest, type RouteTest, routeTest } from "./conditions.ts";
import type { GateFunction, GateShape, ProtectCall } from "./gate-shape.ts";
import { disturbance, type Scope, scopeOf, statementsOf } from "./handler-scope.ts";
import { readChecks } from "./read-checks.ts";
import { readMatcher } from "./read-matcher.ts";
import { alwaysRefuses, isRoleCheck, mayPass, onlyRefuses, passesThrough, protectCall } from "./refusals.ts";

interface Early {
  matcher: string;
  statement: ts.Statement;
}

interface Found {
  /** Signed-out users are stopped where this holds. */
  test: RouteTest;
  early: ts.Statement | null;
  protects: ts.Statement;
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
    line: lineOf(tree, node),
    clerkRuns: true,
  });
  const { body } = handler;
  const [authName, reqName] = handler.parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : ""));
  if (!body || !ts.isBlock(body)) return other("its handler is one expression", handler);
  if (!authName || !reqName) return other("its handler does not take auth and the request by name", handler);

  const scope = scopeOf(body, { bindings, authName, reqName });
  const disturbed = disturbance(body, scope);
  if (disturbed) return other("its handler changes or hides a name that decides", disturbed);
  let early: Early | null = null;
  let found: Found | null = null;
  for (const line of body.statements) {
    const guard: Found | null = guardOf(line, scope, early);
    if (guard && (found || (early && guard.early === null)))
      return other("two lists decide in its handler", line);
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

  const guard = found.early ?? found.protects;
  const matcher = readMatcher(found.test.matcher, bindings);
  if (matcher.kind === "unknown") return other(matcher.reason, matcher.node ?? guard);
  const read = readChecks(body, scope, found);
  if (read.kind === "unclear")
    return other("its handler asks for a role or permission in a way of its own", read.statement);
  return {
    kind: found.test.negated ? "public-list" : "protected-list",
    tree,
    statement,
    handler: Object.assign(handler, { body }),
    authName,
    reqName,
    list: matcher.list,
    guard: body.statements.find((line) => line === guard || mayPass(line, authName)) ?? guard,
    protect: found.protect,
    ...read.checks,
  };
}

/** `if (isX(req)) protect()`, `if (!userId && isX(req)) return redirectToSignIn()`, or a bare protect() after an early exit. */
function guardOf(line: ts.Statement, scope: Scope, early: Early | null): Found | null {
  const { authName } = scope;
  const bare = protectIn(line, authName);
  if (bare) {
    const test = early && { matcher: early.matcher, negated: true };
    return test && { test, early: early.statement, protects: line, protect: bare };
  }
  if (!ts.isIfStatement(line) || line.elseStatement) return null;
  const terms = conjuncts(line.expression, scope);
  const [test, ...more] = terms.flatMap((term) => routeTest(term, scope) ?? []);
  if (!test || more.length > 0) return null;
  const isSignedOutOnly = terms.length === 2 && terms.some((term) => isSignedOutTest(term, scope));
  if (isSignedOutOnly) {
    const refuses = alwaysRefuses(line.thenStatement, authName);
    return refuses ? { test, early: null, protects: line, protect: null } : null;
  }
  if (terms.length > 1) return null;
  for (const statement of statementsOf(line.thenStatement)) {
    const protect = protectIn(statement, authName);
    if (protect) return { test, early: null, protects: line, protect };
    if (!onlyRefuses(statement, authName) || mayPass(statement, authName)) return null;
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
  const test = routeTest(line.expression, scope);
  return test && !test.negated ? test.matcher : null;
}
