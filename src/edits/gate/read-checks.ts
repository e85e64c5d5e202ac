// Which checks beyond "signed in" does a handler make already? So that a second run adds nothing.
import type { Requirement } from "../../config.ts";
import { ts } from "../../syntax.ts";
import { type Bindings, isClerkCall, unwrap } from "./bindings.ts";
import type { ListGate, RoleCheck } from "./gate-shape.ts";
import { readList, readMatcher } from "./read-matcher.ts";
import { statusOf } from "./refusals.ts";

export function readChecks(
  body: ts.Block,
  bindings: Bindings,
  decider: { matcher: string; guard: ts.Statement },
): Pick<ListGate, "roleChecks" | "answered401" | "answersActions"> {
  const used = identifiersIn(body);
  const tables = [...bindings.variables].flatMap(([name, value]) =>
    used.has(name) ? tableChecks(value, bindings) : [],
  );
  const answering = statementsWith401(body);
  // Around a 401 block the deciding list says where the block runs, not who gets the 401.
  const conditions = answering.flatMap((statement) =>
    [...withLocals(statement, body)].filter(
      (name) => statement === decider.guard || name !== decider.matcher,
    ),
  );
  return {
    roleChecks: [...tables, ...inlineChecks(body, bindings)],
    answered401: conditions.flatMap((name) => patternsOf(name, bindings)),
    answersActions: answering.length > 0 && /["'`]next-action["'`]/i.test(textOfStrings(body)),
  };
}

/** `[{ matches: createRouteMatcher([...]), require: { role } }]` */
function tableChecks(value: ts.Expression, bindings: Bindings): RoleCheck[] {
  if (!ts.isArrayLiteralExpression(value)) return [];
  return value.elements.flatMap((element) => {
    const entry = unwrap(element);
    if (!ts.isObjectLiteralExpression(entry)) return [];
    const values = entry.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) ? [unwrap(property.initializer)] : [],
    );
    const matcher = values.find((each) => isClerkCall(each, "createRouteMatcher", bindings));
    const require = values.flatMap((each) => requirementOf(each) ?? [])[0];
    if (!matcher || !ts.isCallExpression(matcher) || !require) return [];
    const list = readList("", matcher.arguments[0], bindings);
    return list.kind === "list" ? [{ patterns: list.list.patterns, require }] : [];
  });
}

/** `if (isAdminRoute(req)) { … protect({ role }) or has({ role }) … }` */
function inlineChecks(body: ts.Block, bindings: Bindings): RoleCheck[] {
  return body.statements.filter(ts.isIfStatement).flatMap((statement) => {
    const patterns = [...identifiersIn(statement.expression)].flatMap((name) => patternsOf(name, bindings));
    const isNegated = ts.isPrefixUnaryExpression(unwrap(statement.expression));
    if (patterns.length === 0 || isNegated) return [];
    return requirementsIn(statement.thenStatement).map((require) => ({ patterns, require }));
  });
}

function requirementsIn(node: ts.Node): Requirement[] {
  const own =
    ts.isCallExpression(node) && /(^|\.)(has|protect)$/.test(node.expression.getText())
      ? node.arguments.flatMap((argument) => requirementOf(unwrap(argument)) ?? [])
      : [];
  const below: Requirement[] = [];
  ts.forEachChild(node, (child) => {
    below.push(...requirementsIn(child));
  });
  return [...own, ...below];
}

function requirementOf(value: ts.Expression): Requirement | null {
  if (!ts.isObjectLiteralExpression(value) || value.properties.length !== 1) return null;
  const [property] = value.properties;
  if (!property || !ts.isPropertyAssignment(property)) return null;
  const wanted = unwrap(property.initializer);
  if (!ts.isStringLiteralLike(wanted)) return null;
  switch (property.name.getText()) {
    case "role":
      return { role: wanted.text };
    case "permission":
      return { permission: wanted.text };
    case "feature":
      return { feature: wanted.text };
    case "plan":
      return { plan: wanted.text };
    default:
      return null;
  }
}

function statementsWith401(body: ts.Block): ts.IfStatement[] {
  const answers = (node: ts.Node): boolean =>
    (ts.isExpression(node) && statusOf(node) === 401) ||
    ts.forEachChild(node, (child) => (answers(child) ? true : undefined)) === true;
  return body.statements.filter(ts.isIfStatement).filter(answers);
}

/** Names in a statement, and in the handler's constants that it mentions. */
function withLocals(statement: ts.Statement, body: ts.Block): Set<string> {
  const names = identifiersIn(statement);
  for (const each of body.statements.filter(ts.isVariableStatement)) {
    for (const { name, initializer } of each.declarationList.declarations) {
      if (!initializer || !ts.isIdentifier(name) || !names.has(name.text)) continue;
      for (const found of identifiersIn(initializer)) names.add(found);
    }
  }
  return names;
}

function identifiersIn(node: ts.Node): Set<string> {
  const names = new Set<string>();
  const visit = (each: ts.Node): void => {
    if (ts.isIdentifier(each)) names.add(each.text);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return names;
}

function patternsOf(name: string, bindings: Bindings): string[] {
  const matcher = readMatcher(name, bindings);
  return matcher.kind === "list" ? matcher.list.patterns : [];
}

function textOfStrings(node: ts.Node): string {
  const own = ts.isStringLiteralLike(node) ? JSON.stringify(node.text) : "";
  let below = "";
  ts.forEachChild(node, (child) => {
    below += textOfStrings(child);
  });
  return own + below;
}
