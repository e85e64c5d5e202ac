// What does an expression with two sides come to? Assignments, and operators whose right side may not be run at all; what
// operators make of two values is told by operators.ts.
import { ts } from "../../syntax.ts";
import { bothSides } from "./aside.ts";
import { assign } from "./assign.ts";
import { evaluate } from "./expressions.ts";
import { mixed } from "./mixed.ts";
import { binary, branch, noteCheck, truthiness } from "./operators.ts";
import { describe, type Run, siteOf } from "./run.ts";
import type { Scope } from "./scope.ts";
import { known, unknown, type Value, withOrigin } from "./value.ts";

export function binaryExpression(run: Run, node: ts.BinaryExpression, scope: Scope): Value {
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
  if (operator === ts.SyntaxKind.InstanceOfKeyword) return instanceOf(node, left, right, scope);
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

/** The app's own class makes no answers; a plain Response is no NextResponse, but every answer is a Response. */
function instanceOf(node: ts.BinaryExpression, left: Value, right: Value, scope: Scope): Value {
  const name = node.right.getText(scope.module.tree);
  if (left.kind === "answer" && right.kind === "class") return known(false, left.from);
  if (left.kind === "answer" && right.kind === "native") {
    const isOne = right.name === "Response" || (left.made ?? "NextResponse") === right.name;
    return known(isOne, left.from);
  }
  if (left.kind === "known") return known(false, left.from);
  if (left.kind === "closure") return known(name === "Function", left.from);
  return unknown("data", describe(siteOf(scope, node)).text);
}
