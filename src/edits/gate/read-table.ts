// Which entry of a table of route matchers covers the request? `restricted.find(({ matches }) => matches(req))`
import { ts } from "../../syntax.ts";
import { isClerkCall, unwrap } from "./bindings.ts";
import { routeTest } from "./conditions.ts";
import { isRequest, resolve, type Scope } from "./handler-scope.ts";
import { isCovered } from "./missing-patterns.ts";
import { isUsedOnce, readList, readMatcher } from "./read-matcher.ts";

export interface TableEntry {
  /** Without those that an entry above decides already. */
  patterns: string[];
  values: Map<string, ts.Expression>;
}

/** The entries that can be found, or null when this is not exactly such a search. */
export function readTable(expression: ts.Expression, scope: Scope): TableEntry[] | null {
  const value = resolve(expression, scope);
  if (ts.isConditionalExpression(value)) {
    // `isAlwaysOpen(req) ? undefined : table.find(…)`
    const test = routeTest(value.condition, scope);
    const open = test && !test.negated ? readMatcher(test.matcher, scope.bindings) : null;
    if (open?.kind !== "list" || unwrap(value.whenTrue).getText() !== "undefined") return null;
    return readSearch(value.whenFalse, scope, open.list.patterns);
  }
  return readSearch(value, scope, []);
}

function readSearch(expression: ts.Expression, scope: Scope, exempt: string[]): TableEntry[] | null {
  const call = unwrap(expression);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return null;
  const { name, expression: table } = call.expression;
  const field = name.text === "find" ? testedField(call.arguments[0], scope) : null;
  if (!field || !ts.isIdentifier(table) || !isUsedOnce(table)) return null;
  const array = scope.bindings.variables.get(table.text);
  if (!array || !ts.isArrayLiteralExpression(array)) return null;
  const entries: TableEntry[] = [];
  const decided = [...exempt];
  for (const element of array.elements) {
    const entry = readEntry(unwrap(element), field, scope);
    if (!entry) return null;
    entries.push({ ...entry, patterns: entry.patterns.filter((pattern) => !isCovered(decided, pattern)) });
    decided.push(...entry.patterns);
  }
  return entries;
}

/** `matches` of `({ matches }) => matches(req)` */
function testedField(argument: ts.Expression | undefined, scope: Scope): string | null {
  const test = argument && unwrap(argument);
  if (!test || !ts.isArrowFunction(test) || test.parameters.length !== 1 || ts.isBlock(test.body))
    return null;
  const pattern = test.parameters[0]?.name;
  const element = pattern && ts.isObjectBindingPattern(pattern) ? pattern.elements[0] : undefined;
  const body = unwrap(test.body);
  if (!element || !ts.isIdentifier(element.name) || element.initializer || !ts.isCallExpression(body))
    return null;
  const calls = body.expression.getText() === element.name.text && isRequest(body.arguments[0], scope);
  return calls ? (element.propertyName ?? element.name).getText() : null;
}

function readEntry(value: ts.Expression, field: string, { bindings }: Scope): TableEntry | null {
  if (!ts.isObjectLiteralExpression(value)) return null;
  const values = new Map<string, ts.Expression>();
  for (const property of value.properties) {
    if (!ts.isPropertyAssignment(property)) return null;
    values.set(property.name.getText(), unwrap(property.initializer));
  }
  const matcher = values.get(field);
  if (!matcher || !isClerkCall(matcher, "createRouteMatcher", bindings)) return null;
  const list = readList(field, matcher.arguments[0], bindings);
  return list.kind === "list" ? { patterns: list.list.patterns, values } : null;
}
