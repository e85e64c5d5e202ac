// Runs statements on this path. What ends them early is a value; exceptions of the code are `Thrown`.
import { ts } from "../../syntax.ts";
import { bind } from "./bind.ts";
import { errorBehind } from "./caught.ts";
import { evaluate } from "./expressions.ts";
import { noteGoingOn, noteIgnored, onlyTells } from "./failed-checks.ts";
import { loop } from "./loops.ts";
import { branch, truthiness } from "./operators.ts";
import { type Run, siteOf, step } from "./run.ts";
import { childOf, functionScope, type Scope } from "./scope.ts";
import { switchStatement } from "./switch-statement.ts";
import { tryStatement } from "./try-statement.ts";
import { nothing, Thrown, type Value } from "./value.ts";
import { isWeak, weaken } from "./weak-branches.ts";

export type Completion =
  | { kind: "return"; value: Value }
  | { kind: "break" | "continue"; label: string | null };

/** What a function's body returns; `undefined` where it falls off its end. */
export function execBody(run: Run, body: ts.Block, scope: Scope): Value {
  const completion = execAll(run, body.statements, scope);
  return completion?.kind === "return" ? completion.value : nothing;
}

export function execAll(run: Run, statements: readonly ts.Statement[], scope: Scope): Completion | null {
  for (const statement of statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name && statement.body) {
      scope.values.set(statement.name.text, { kind: "closure", node: statement, scope, self: null });
    }
  }
  for (const statement of statements) {
    const completion = exec(run, statement, scope);
    if (completion) return completion;
  }
  return null;
}

export function exec(run: Run, node: ts.Statement, scope: Scope): Completion | null {
  step(run);
  if (ts.isExpressionStatement(node)) {
    noteIgnored(run, evaluate(run, node.expression, scope), siteOf(scope, node));
    return null;
  }
  if (ts.isVariableStatement(node)) {
    const isVar = (node.declarationList.flags & ts.NodeFlags.BlockScoped) === 0;
    declare(run, node.declarationList, scope, isVar ? functionScope(scope) : scope);
    return null;
  }
  if (ts.isReturnStatement(node)) {
    const value = node.expression
      ? returned(run, node.expression, scope)
      : endWith(run, nothing, node, scope);
    return { kind: "return", value };
  }
  if (ts.isIfStatement(node)) return ifStatement(run, node, scope);
  if (ts.isBlock(node)) return execAll(run, node.statements, childOf(scope));
  if (ts.isThrowStatement(node)) {
    const value = evaluate(run, node.expression, scope);
    throw errorBehind(value) ?? new Thrown("throw", value, siteOf(scope, node), value.from);
  }
  if (ts.isTryStatement(node)) return tryStatement(run, node, scope);
  if (ts.isSwitchStatement(node)) return switchStatement(run, node, scope);
  if (ts.isIterationStatement(node, false)) return loop(run, node, scope);
  if (ts.isLabeledStatement(node)) {
    const label = node.label.text;
    const completion = ts.isIterationStatement(node.statement, false)
      ? loop(run, node.statement, scope, label)
      : exec(run, node.statement, scope);
    const isOwn = completion && completion.kind !== "return" && completion.label === node.label.text;
    return isOwn ? null : completion;
  }
  if (ts.isBreakStatement(node)) return { kind: "break", label: node.label?.text ?? null };
  if (ts.isContinueStatement(node)) return { kind: "continue", label: node.label?.text ?? null };
  if (ts.isClassDeclaration(node) && node.name)
    scope.values.set(node.name.text, { kind: "class", node, scope });
  return null;
}

/** A returned `a ? b : c` is two returns. */
export function returned(run: Run, node: ts.Expression, scope: Scope): Value {
  if (ts.isParenthesizedExpression(node)) return returned(run, node.expression, scope);
  if (ts.isConditionalExpression(node) && !run.collected) {
    const taken = branch(run, evaluate(run, node.condition, scope), siteOf(scope, node.condition));
    return returned(run, taken ? node.whenTrue : node.whenFalse, scope);
  }
  return endWith(run, evaluate(run, node, scope), node, scope);
}

/** Remembers where a value was returned first: `return handler(req)` returns what the handler did. */
function endWith(run: Run, value: Value, node: ts.Node, scope: Scope): Value {
  const inner = value.kind === "promise" ? value.value : value;
  // `undefined` is one value everywhere: each return of it is a return of its own.
  const own: Value = inner === nothing ? { ...nothing } : inner;
  if (!run.returned.has(own)) run.returned.set(own, siteOf(scope, node));
  return inner === nothing && value === nothing ? own : value;
}

/** @param holder where the names are declared: another scope than the block's for `var` */
export function declare(
  run: Run,
  declarations: ts.VariableDeclarationList,
  scope: Scope,
  holder: Scope = scope,
): void {
  for (const { name, initializer } of declarations.declarations) {
    bind(run, name, initializer ? evaluate(run, initializer, scope) : nothing, holder);
  }
}

function ifStatement(run: Run, node: ts.IfStatement, scope: Scope): Completion | null {
  const condition = evaluate(run, node.expression, scope);
  if (
    condition.kind === "unknown" &&
    condition.truthy === null &&
    !run.assumed.has(condition) &&
    isWeak(node)
  ) {
    weaken(run, node, scope);
    return null;
  }
  const collected = run.collected?.at(-1);
  if (collected && truthiness(condition) === null) {
    for (const side of [node.thenStatement, node.elseStatement]) {
      const completion = side ? exec(run, side, scope) : null;
      if (completion?.kind === "return") collected.push(completion.value);
    }
    return null;
  }
  const taken = branch(run, condition, siteOf(scope, node.expression));
  if (taken) {
    const completion = exec(run, node.thenStatement, scope);
    if (!completion && condition.from && onlyTells(node.thenStatement)) {
      noteGoingOn(run, condition.from, siteOf(scope, node.expression));
    }
    return completion;
  }
  return node.elseStatement ? exec(run, node.elseStatement, scope) : null;
}
