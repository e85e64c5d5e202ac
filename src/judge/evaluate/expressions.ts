// What is an expression worth on this path? Direct recursion over the syntax tree; exceptions of the code are `Thrown`.
import { ts } from "../../syntax.ts";
import { bothSides } from "./aside.ts";
import { assign } from "./assign.ts";
import { construct, invoke } from "./calls.ts";
import { evaluateJsx } from "./jsx.ts";
import { memberOf } from "./members.ts";
import { importedModule } from "./modules.ts";
import { lookUp } from "./names.ts";
import { binary, branch, not, noteCheck, noteForgotten, truthiness } from "./operators.ts";
import { describe, type Run, siteOf, step } from "./run.ts";
import type { Scope } from "./scope.ts";
import { marked } from "./shared.ts";
import { known, list, mixed, nothing, type Shape, unknown, type Value, withOrigin } from "./value.ts";

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
  if (ts.isRegularExpressionLiteral(node)) return regexp(node);
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

/** The value a promise settles to; anything else is itself. */
export function awaited(value: Value): Value {
  if (value.kind === "promise") {
    value.isHeard = true;
    if (value.error) throw value.error;
    return value.value;
  }
  // What a package's object resolves to is data.
  if (value.kind === "unknown" && value.origin === "package") {
    const found = value.memo.get("await");
    if (found) return found;
    const data = unknown("data", value.note, value.sources, { from: value.from, truthy: value.truthy });
    value.memo.set("await", data);
    return data;
  }
  return value;
}

/** Optional chaining ends the whole chain: null then. */
function chain(run: Run, node: ts.Expression, scope: Scope): Value | null {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const target = chainTarget(run, node.expression, scope);
    if (target === null) return null;
    const stopped = optional(node, target);
    if (stopped) return stopped;
    return memberOf(run, target, memberName(run, node, scope), siteOf(scope, node));
  }
  if (!ts.isCallExpression(node)) return evaluate(run, node, scope);
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return dynamicImport(run, node, scope);
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

function dynamicImport(run: Run, node: ts.CallExpression, scope: Scope): Value {
  const [specifier] = node.arguments;
  if (specifier && ts.isStringLiteralLike(specifier))
    return importedModule(run, scope.module, specifier.text);
  return unknown("opaque", "an import that is computed");
}

function binaryExpression(run: Run, node: ts.BinaryExpression, scope: Scope): Value {
  const operator = node.operatorToken.kind;
  const site = siteOf(scope, node);
  if (operator === ts.SyntaxKind.CommaToken) {
    evaluate(run, node.left, scope);
    return evaluate(run, node.right, scope);
  }
  if (operator === ts.SyntaxKind.EqualsToken) {
    const value = evaluate(run, node.right, scope);
    assign(run, node.left, value, scope);
    return value;
  }
  const isAnd = operator === ts.SyntaxKind.AmpersandAmpersandToken;
  if (isAnd || operator === ts.SyntaxKind.BarBarToken) {
    return logical(run, node, evaluate(run, node.left, scope), isAnd, scope);
  }
  if (operator === ts.SyntaxKind.QuestionQuestionToken) return coalesced(run, node, scope);
  if (operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment) {
    const left = evaluate(run, node.left, scope);
    const value = compound(run, node, left, scope);
    assign(run, node.left, value, scope);
    return value;
  }
  const left = evaluate(run, node.left, scope);
  const right = evaluate(run, node.right, scope);
  if (
    operator === ts.SyntaxKind.InKeyword &&
    right.kind === "record" &&
    left.kind === "known" &&
    !right.rest
  ) {
    return known(right.members.has(String(left.value)), right.from);
  }
  if (operator === ts.SyntaxKind.InstanceOfKeyword) return instanceOf(node, left, scope);
  return binary(run, operator, left, right, site);
}

/** A test that is part of a larger one decides only when its side has to be known. */
function logical(run: Run, node: ts.BinaryExpression, left: Value, isAnd: boolean, scope: Scope): Value {
  const truthy = truthiness(left);
  const site = siteOf(scope, node.left);
  if (truthy !== null) {
    noteCheck(run, left, site);
    return truthy === isAnd ? evaluate(run, node.right, scope) : left;
  }
  if (isKeptClient(run, left)) return evaluate(run, node.right, scope);
  if (!isAnd && isSentText(run, left, node.right)) return left;
  const both = bothSides(run, [() => left, () => evaluate(run, node.right, scope)]);
  if (both) return both;
  if (branch(run, left, site) === isAnd) return evaluate(run, node.right, scope);
  return isAnd ? withOrigin(falseLike(left), left.from) : left;
}

/** `globalThis.db ?? new Database()`: either way a client. */
function isKeptClient(run: Run, value: Value): boolean {
  return value.kind === "unknown" && value.origin === "package" && run.evaluating.size > 0;
}

function falseLike(value: Value): Value {
  return value.kind === "unknown" ? known(false) : value;
}

function coalesced(run: Run, node: ts.BinaryExpression, scope: Scope): Value {
  const left = evaluate(run, node.left, scope);
  const site = siteOf(scope, node.left);
  if (left.kind === "known") {
    if (left.value != null) return left;
    const before = run.events.length;
    noteCheck(run, left, site);
    const right = withOriginOfBoth(evaluate(run, node.right, scope), left);
    // `userId ?? redirect()` is a check; a default that goes on is none.
    if (left.from) run.events.splice(before, 1);
    return right;
  }
  if (left.kind !== "unknown" || left.truthy) return left;
  if (isKeptClient(run, left)) return evaluate(run, node.right, scope);
  if (isSentText(run, left, node.right)) return left;
  const both = bothSides(run, [() => left, () => evaluate(run, node.right, scope)]);
  return both ?? (branch(run, left, site) ? left : evaluate(run, node.right, scope));
}

/** `headers.get("x") ?? ""`: still whatever the caller sends. */
function isSentText(run: Run, value: Value, otherwise: ts.Expression): boolean {
  return (
    run.mode === "guard" &&
    value.kind === "unknown" &&
    value.origin === "input" &&
    value.from === undefined &&
    !value.sources.has("env") &&
    ts.isStringLiteralLike(otherwise)
  );
}

/** `claims?.role ?? "user"` still depends on who calls. */
const withOriginOfBoth = (right: Value, left: Value): Value => withOrigin(right, left.from);

function compound(run: Run, node: ts.BinaryExpression, left: Value, scope: Scope): Value {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.BarBarEqualsToken) return logical(run, node, left, false, scope);
  if (operator === ts.SyntaxKind.AmpersandAmpersandEqualsToken) return logical(run, node, left, true, scope);
  if (operator === ts.SyntaxKind.QuestionQuestionEqualsToken) {
    const isMissing = left.kind === "known" && left.value == null;
    return isMissing ? evaluate(run, node.right, scope) : left;
  }
  const right = evaluate(run, node.right, scope);
  if (operator === ts.SyntaxKind.PlusEqualsToken) {
    return binary(run, ts.SyntaxKind.PlusToken, left, right, siteOf(scope, node));
  }
  return mixed([left, right], node.getText(scope.module.tree).slice(0, 80));
}

function instanceOf(node: ts.BinaryExpression, left: Value, scope: Scope): Value {
  const name = node.right.getText(scope.module.tree);
  if (left.kind === "answer") return known(/Response$/.test(name), left.from);
  if (left.kind === "known") return known(false, left.from);
  if (left.kind === "closure") return known(name === "Function", left.from);
  return unknown("data", describe(siteOf(scope, node)).text);
}

function unary(run: Run, node: ts.PrefixUnaryExpression, scope: Scope): Value {
  const value = evaluate(run, node.operand, scope);
  if (node.operator === ts.SyntaxKind.ExclamationToken) {
    if (value.kind === "promise") noteForgotten(run, value, siteOf(scope, node));
    return not(value);
  }
  if (node.operator === ts.SyntaxKind.TildeToken && value.kind === "known")
    return known(~Number(value.value));
  if (node.operator === ts.SyntaxKind.MinusToken && value.kind === "known")
    return known(-Number(value.value));
  if (node.operator === ts.SyntaxKind.PlusToken && value.kind === "known") return known(Number(value.value));
  if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken) {
    const counter = counted(value, node.operator);
    assign(run, node.operand, counter, scope);
    return counter;
  }
  return mixed([value], node.getText(scope.module.tree).slice(0, 80));
}

function baseOf(scope: Scope): Value {
  for (let at: Scope | null = scope; at; at = at.parent) if (at.base) return at.base;
  return unknown("opaque", "super");
}

function counted(value: Value, operator: ts.SyntaxKind): Value {
  if (value.kind !== "known" || typeof value.value !== "number") return unknown("data", "a counter");
  return known(operator === ts.SyntaxKind.PlusPlusToken ? value.value + 1 : value.value - 1);
}

function objectLiteral(run: Run, node: ts.ObjectLiteralExpression, scope: Scope): Value {
  const made: Shape = marked(run, { kind: "record", members: new Map(), rest: null });
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = evaluate(run, property.expression, scope);
      if (spread.kind === "record") {
        for (const [name, value] of spread.members) made.members.set(name, withOrigin(value, spread.from));
        made.rest = spread.rest ?? made.rest;
      } else if (spread.kind === "unknown") {
        // It may bring members of the same names.
        for (const [name, value] of made.members)
          made.members.set(name, { ...mixed([value, spread], name, "input"), from: undefined });
        made.rest = spread;
      }
      continue;
    }
    const name = propertyName(run, property.name, scope);
    if (ts.isPropertyAssignment(property)) made.members.set(name, evaluate(run, property.initializer, scope));
    else if (ts.isShorthandPropertyAssignment(property)) made.members.set(name, lookUp(run, name, scope));
    else if (ts.isMethodDeclaration(property)) {
      made.members.set(name, { kind: "closure", node: property, scope, self: made });
    } else if (ts.isGetAccessorDeclaration(property)) {
      made.members.set(name, { kind: "closure", node: property, scope, self: made });
    }
  }
  return made;
}

export function propertyName(run: Run, name: ts.PropertyName, scope: Scope): string {
  if (ts.isComputedPropertyName(name)) {
    const value = evaluate(run, name.expression, scope);
    return value.kind === "known" ? String(value.value) : "[]";
  }
  return name.text;
}

function arrayLiteral(run: Run, node: ts.ArrayLiteralExpression, scope: Scope): Value {
  const made = marked(run, list([]));
  for (const element of node.elements) {
    const value = evaluate(run, element, scope);
    if (!ts.isSpreadElement(element)) made.items.push(value);
    else if (value.kind === "list") {
      made.items.push(...value.items);
      made.isOpen ||= value.isOpen;
      made.isShifted ||= value.isOpen;
    } else {
      made.isOpen = true;
      made.isShifted = true;
    }
  }
  return made;
}

function template(run: Run, node: ts.TemplateExpression, scope: Scope): Value {
  const parts = node.templateSpans.map((span) => evaluate(run, span.expression, scope));
  const from = parts.find((part) => part.from)?.from;
  if (parts.every((part) => part.kind === "known")) {
    const texts = parts.map((part, index) => {
      const text = part.kind === "known" ? String(part.value) : "";
      return text + (node.templateSpans[index]?.literal.text ?? "");
    });
    return known(node.head.text + texts.join(""), from);
  }
  return { ...mixed(parts, node.getText(scope.module.tree).slice(0, 80)), truthy: true, from };
}

function tagged(run: Run, node: ts.TaggedTemplateExpression, scope: Scope): Value {
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

function regexp(node: ts.RegularExpressionLiteral): Value {
  const end = node.text.lastIndexOf("/");
  try {
    return { kind: "regexp", value: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) };
  } catch {
    return unknown("opaque", node.text);
  }
}

function typeOf(value: Value): Value {
  if (value.kind === "unknown" && value.truthy && value.from) return known("string", value.from);
  if (value.kind === "known") return known(typeof value.value, value.from);
  if (value.kind === "closure" || value.kind === "native" || value.kind === "class") return known("function");
  return value.kind === "unknown"
    ? unknown("data", `typeof ${value.note}`, value.sources)
    : known("object", value.from);
}
