// What do members and calls come to, `?.` included? A chain that `?.` ends is nothing as a whole; what is called is run by
// calls.ts.
import { ts } from "../../syntax.ts";
import { invoke } from "./calls.ts";
import { evaluate } from "./expressions.ts";
import { importedModule } from "./imports.ts";
import { memberOf } from "./members.ts";
import { type Run, siteOf } from "./run.ts";
import type { Scope } from "./scope.ts";
import { known, nothing, unknown, type Value } from "./value.ts";

/** Optional chaining ends the whole chain: null then. */
export function chain(run: Run, node: ts.Expression, scope: Scope): Value | null {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const target = chainTarget(run, node.expression, scope);
    if (target === null) return null;
    const stopped = optional(node, target);
    if (stopped) return stopped;
    return memberOf(run, target, memberName(run, node, scope), siteOf(scope, node));
  }
  if (!ts.isCallExpression(node)) return evaluate(run, node, scope);
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return dynamicImport(node, scope);
  return call(run, node, scope);
}

function chainTarget(run: Run, node: ts.Expression, scope: Scope): Value | null {
  const isLink =
    (ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node) ||
      ts.isCallExpression(node)) &&
    ts.isOptionalChain(node);
  return isLink ? chain(run, node, scope) : evaluate(run, node, scope);
}

/** What `?.` yields when there is nothing before it; null when it goes on. */
function optional(node: ts.Node, target: Value): Value | null {
  const isEmpty = target.kind === "known" && target.value == null;
  return isEmpty && ts.isOptionalChain(node) ? known(undefined, target.from) : null;
}

function memberName(
  run: Run,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  scope: Scope,
): string {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  const index = evaluate(run, node.argumentExpression, scope);
  return index.kind === "known" ? String(index.value) : "[]";
}

function call(run: Run, node: ts.CallExpression, scope: Scope): Value | null {
  const { expression } = node;
  const callee = unwrapped(expression);
  let self: Value | null = null;
  let target: Value | null;
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return nothing;
  if (ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee)) {
    self = chainTarget(run, callee.expression, scope);
    if (self === null) return null;
    const stopped = optional(callee, self);
    if (stopped) return stopped;
    target = memberOf(run, self, memberName(run, callee, scope), siteOf(scope, callee));
    // The base's method, of this very object.
    if (callee.expression.kind === ts.SyntaxKind.SuperKeyword) self = scope.self;
  } else {
    target = chainTarget(run, callee, scope);
  }
  if (target === null) return null;
  const stopped = optional(node, target);
  if (stopped) return stopped;
  const args = argumentsOf(run, node.arguments, scope);
  return invoke(run, target, args, siteOf(scope, node), self);
}

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node)
    ? unwrapped(node.expression)
    : node;
}

export function argumentsOf(run: Run, nodes: readonly ts.Expression[], scope: Scope): Value[] {
  const values: Value[] = [];
  for (const node of nodes) {
    const value = evaluate(run, node, scope);
    if (ts.isSpreadElement(node) && value.kind === "list") values.push(...value.items);
    else values.push(value);
  }
  return values;
}

function dynamicImport(node: ts.CallExpression, scope: Scope): Value {
  const [specifier] = node.arguments;
  if (specifier && ts.isStringLiteralLike(specifier)) return importedModule(scope.module, specifier.text);
  return unknown("opaque", "an import that is computed");
}

export function tagged(run: Run, node: ts.TaggedTemplateExpression, scope: Scope): Value {
  const tag = evaluate(run, node.tag, scope);
  const spans = ts.isTemplateExpression(node.template) ? node.template.templateSpans : [];
  const args = spans.map((span) => evaluate(run, span.expression, scope));
  // The texts between come first.
  return invoke(
    run,
    tag,
    [unknown("data", "texts", [], { truthy: true }), ...args],
    siteOf(scope, node),
    null,
  );
}
