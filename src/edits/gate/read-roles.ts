// Which roles or permissions does a statement of a gate's handler enforce, and for which routes?
import { ts } from "../../syntax.ts";
import { unwrap } from "./bindings.ts";
import { conjuncts, disjuncts, isSignedOutTest, lackTest, routeTest } from "./conditions.ts";
import type { RoleCheck } from "./gate-shape.ts";
import { type Scope, scopeOf, statementsOf } from "./handler-scope.ts";
import { readMatcher } from "./read-matcher.ts";
import { readTable } from "./read-table.ts";
import { alwaysRefuses, isRoleCheck, mayPass, protectCall } from "./refusals.ts";
import { requirementOf } from "./requirement-of.ts";

/** Null when the statement is none of the understood forms; an understood one may still enforce nothing. */
export function readRoles(line: ts.Statement, scope: Scope, decider: string): RoleCheck[] | null {
  if (!ts.isIfStatement(line) || line.elseStatement) return null;
  const terms = conjuncts(line.expression, scope);
  const tests = terms.map((term) => routeTest(term, scope));
  const [test] = tests.filter((each) => each !== null);
  if (!test) return tableRoles(line, scope);
  // A role for the very list that is about to grow would lock people out of what is added to it.
  const matcher = readMatcher(test.matcher, scope.bindings);
  if (test.negated || test.matcher === decider || matcher.kind === "unknown") return tableRoles(line, scope);
  const { patterns } = matcher.list;
  const rest = terms.filter((_, index) => !tests[index]);
  if (terms.length === 1)
    return requiredIn(line.thenStatement, scope).map((require) => ({ patterns, require }));
  const lack = rest.length === 1 && terms.length === 2 && rest[0] ? lackTest(rest[0], scope) : null;
  const require = lack && alwaysRefuses(line.thenStatement, scope.authName) ? requirementOf(lack) : null;
  return require ? [{ patterns, require }] : null;
}

/** Does a statement refuse by more than being signed in, in whatever form? */
export function asksForMore(node: ts.Node, authName: string): boolean {
  if (ts.isIfStatement(node) && callsHas(node.expression) && canEnd(node)) return true;
  if (ts.isReturnStatement(node) && node.expression && callsHas(node.expression)) return true;
  if (ts.isAwaitExpression(node) || ts.isReturnStatement(node) || ts.isExpressionStatement(node)) {
    const value = node.expression && unwrap(node.expression);
    const protect = value ? protectCall(value, authName) : null;
    const isEnforced = !ts.isExpressionStatement(node) || protect?.calledOnResult === true;
    if (protect && isEnforced && isRoleCheck(protect.call)) return true;
  }
  return ts.forEachChild(node, (child) => (asksForMore(child, authName) ? true : undefined)) === true;
}

/** What has to hold for everyone who gets to the end of the branch. */
function requiredIn(branch: ts.Statement, around: Scope): RoleCheck["require"][] {
  const scope = scopeOf(branch, around);
  const found: RoleCheck["require"][] = [];
  for (const statement of statementsOf(branch)) {
    const require = protectedBy(statement, scope) ?? refusedWithout(statement, scope);
    if (require) found.push(require);
    if (mayPass(statement, scope.authName)) break;
  }
  return found;
}

/** `await auth.protect({ role })`, `return auth.protect(…)`, or Clerk 5's `auth().protect(…)` which throws at once. */
function protectedBy(statement: ts.Statement, { authName }: Scope): RoleCheck["require"] | null {
  if (!ts.isExpressionStatement(statement) && !ts.isReturnStatement(statement)) return null;
  const value = statement.expression && unwrap(statement.expression);
  if (!value) return null;
  const isAwait = ts.isAwaitExpression(value);
  const protect = protectCall(isAwait ? unwrap(value.expression) : value, authName);
  const holds = isAwait || ts.isReturnStatement(statement) || protect?.calledOnResult === true;
  return protect && holds ? requirementOf(protect.call.arguments[0]) : null;
}

/** `if (!userId || !has({ role })) return …` */
function refusedWithout(statement: ts.Statement, scope: Scope): RoleCheck["require"] | null {
  if (!ts.isIfStatement(statement) || statement.elseStatement) return null;
  const terms = disjuncts(statement.expression, scope).filter((term) => !isSignedOutTest(term, scope));
  const lack = terms.length === 1 && terms[0] ? lackTest(terms[0], scope) : null;
  return lack && alwaysRefuses(statement.thenStatement, scope.authName) ? requirementOf(lack) : null;
}

/** `if (rule || …) { … if (rule && !has(rule.require)) return … }`, where rule is an entry of a table. */
function tableRoles(line: ts.IfStatement, scope: Scope): RoleCheck[] | null {
  for (const term of disjuncts(line.expression, scope)) {
    const entries = ts.isIdentifier(term) ? readTable(term, scope) : null;
    if (!entries) continue;
    const rule = term.getText();
    const inner = scopeOf(line.thenStatement, scope);
    if (inner.constants.get(rule) !== scope.constants.get(rule)) return null;
    for (const statement of statementsOf(line.thenStatement)) {
      if (refusesByRule(statement, rule, inner)) return entries.flatMap(checkOf);
      if (mayPass(statement, scope.authName) || asksForMore(statement, scope.authName)) return null;
    }
  }
  return null;
}

function refusesByRule(statement: ts.Statement, rule: string, scope: Scope): boolean {
  if (!ts.isIfStatement(statement) || statement.elseStatement) return false;
  const terms = conjuncts(statement.expression, scope);
  const [first, second] = terms;
  if (terms.length !== 2 || !first || !second || unwrap(first).getText() !== rule) return false;
  return (
    lackTest(second, scope)?.getText() === `${rule}.require` &&
    alwaysRefuses(statement.thenStatement, scope.authName)
  );
}

function checkOf({
  patterns,
  values,
}: {
  patterns: string[];
  values: Map<string, ts.Expression>;
}): RoleCheck[] {
  const require = requirementOf(values.get("require"));
  return require && patterns.length > 0 ? [{ patterns, require }] : [];
}

/** `has(…)` of a session; those of headers and cookies ask for a name. */
function callsHas(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && /(^|\.)has$/.test(node.expression.getText())) {
    const [first] = node.arguments;
    if (first && !ts.isStringLiteralLike(unwrap(first))) return true;
  }
  return ts.forEachChild(node, (child) => (callsHas(child) ? true : undefined)) === true;
}

function canEnd(node: ts.Node): boolean {
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node)) return true;
  return ts.forEachChild(node, (child) => (canEnd(child) ? true : undefined)) === true;
}
