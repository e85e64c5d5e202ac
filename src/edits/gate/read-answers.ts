// Who gets a 401 from a statement of a gate's handler when signed out: which routes, and Server Actions?
import { ts } from "../../syntax.ts";
import { unwrap } from "./bindings.ts";
import { conjuncts, disjuncts, isSignedOutTest, type RouteTest, routeTest } from "./conditions.ts";
import { isRequest, resolve, type Scope, scopeOf, statementsOf } from "./handler-scope.ts";
import { readMatcher } from "./read-matcher.ts";
import { readTable } from "./read-table.ts";
import { mayPass, protectCall, statusOf } from "./refusals.ts";

export interface Answers {
  patterns: string[];
  actions: boolean;
}

const nothing: Answers = { patterns: [], actions: false };

/** `decider` is the test under which the gate stops signed-out users. */
export function readAnswers(line: ts.Statement, scope: Scope, decider: RouteTest): Answers {
  if (!ts.isIfStatement(line) || line.elseStatement) return nothing;
  const direct = answersOf(line, scope);
  if (direct) return direct;
  const isDecider = (term: ts.Expression) => {
    const test = routeTest(term, scope);
    return test?.matcher === decider.matcher && test.negated === decider.negated;
  };
  const everyone = disjuncts(line.expression, scope).some(isDecider);
  const own = routeTest(line.expression, scope);
  const inner = scopeOf(line.thenStatement, scope);
  const found: Answers = { ...nothing };
  for (const statement of statementsOf(line.thenStatement)) {
    if (ts.isIfStatement(statement) && !statement.elseStatement) {
      const answers = everyone ? answersOf(statement, inner) : null;
      found.patterns = [...found.patterns, ...(answers?.patterns ?? [])];
      found.actions ||= answers?.actions ?? false;
      const refusesAll = isSignedOutTest(statement.expression, inner) && answers401(statement.thenStatement);
      if (own && !own.negated && refusesAll)
        found.patterns = [...found.patterns, ...patternsOf(own.matcher, scope)];
    }
    if (mayPass(statement, scope.authName) || isProtect(statement, scope)) break;
  }
  return found;
}

/** `if (!userId && …) return 401`; null when the statement is something else. */
function answersOf(line: ts.IfStatement, scope: Scope): Answers | null {
  const terms = conjuncts(line.expression, scope);
  const others = terms.filter((term) => !isSignedOutTest(term, scope));
  const [who] = others;
  if (terms.length !== 2 || others.length !== 1 || !who || !answers401(line.thenStatement)) return null;
  const each = disjuncts(who, scope);
  return {
    patterns: each.flatMap((term) => routesOf(term, scope)),
    actions: each.some((term) => isActionTest(term, scope)),
  };
}

function answers401(branch: ts.Statement): boolean {
  const statements = statementsOf(branch);
  const [only] = statements;
  if (statements.length !== 1 || !only || !ts.isReturnStatement(only) || !only.expression) return false;
  return statusOf(only.expression) === 401;
}

/** `isApi(req)`, or `answer?.signedOut === "401"` where answer is an entry of a table. */
function routesOf(term: ts.Expression, scope: Scope): string[] {
  const test = routeTest(term, scope);
  if (test) return test.negated ? [] : patternsOf(test.matcher, scope);
  const value = resolve(term, scope);
  const isEqual =
    ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
  if (!isEqual || !ts.isPropertyAccessExpression(value.left) || !ts.isStringLiteralLike(value.right))
    return [];
  const { name, expression } = value.left;
  const wanted = value.right.text;
  if (name.text !== "signedOut" || wanted !== "401") return [];
  return (readTable(expression, scope) ?? []).flatMap(({ patterns, values }) => {
    const answer = values.get(name.text);
    return answer && ts.isStringLiteralLike(answer) && answer.text === wanted ? patterns : [];
  });
}

/** `req.headers.has("next-action")` */
function isActionTest(term: ts.Expression, scope: Scope): boolean {
  const call = resolve(term, scope);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  const { name, expression: headers } = call.expression;
  const [header] = call.arguments;
  return (
    /^(has|get)$/.test(name.text) &&
    ts.isPropertyAccessExpression(headers) &&
    headers.name.text === "headers" &&
    isRequest(headers.expression, scope) &&
    header !== undefined &&
    ts.isStringLiteralLike(header) &&
    header.text.toLowerCase() === "next-action"
  );
}

function patternsOf(name: string, { bindings }: Scope): string[] {
  const matcher = readMatcher(name, bindings);
  return matcher.kind === "list" ? matcher.list.patterns : [];
}

function isProtect(statement: ts.Statement, { authName }: Scope): boolean {
  if (!ts.isExpressionStatement(statement)) return false;
  const value = unwrap(statement.expression);
  return protectCall(ts.isAwaitExpression(value) ? unwrap(value.expression) : value, authName) !== null;
}
