// Loops: over a list that is known, turn by turn; otherwise the body runs once or not at all.
import { ts } from "../../syntax.ts";
import { assign } from "./assign.ts";
import { awaited } from "./awaited.ts";
import { bind } from "./bind.ts";
import { invoke } from "./calls.ts";
import { evaluate } from "./expressions.ts";
import { memberOf } from "./members.ts";
import { mixed } from "./mixed.ts";
import { truthiness } from "./operators.ts";
import { perhaps } from "./perhaps.ts";
import { decide, type Run, siteOf } from "./run.ts";
import { childOf, type Scope } from "./scope.ts";
import { type Completion, declare, exec } from "./statements.ts";
import { known, list, unknown, type Value } from "./value.ts";

const mostTurns = 60;

export function loop(
  run: Run,
  node: ts.IterationStatement,
  scope: Scope,
  label: string | null = null,
): Completion | null {
  if (ts.isForOfStatement(node)) return forOf(run, node, scope, label);
  const inner = childOf(scope);
  if (ts.isForInStatement(node)) {
    const value = evaluate(run, node.expression, scope);
    const keys =
      value.kind === "record" && !value.rest
        ? list([...value.members.keys()].map((key) => known(key)))
        : null;
    if (keys) return turns(run, node, keys.items, scope, label);
    give(run, node.initializer, mixed([value], "a key"), inner);
    return maybe(run, node, inner);
  }
  if (ts.isForStatement(node)) {
    if (node.initializer && ts.isVariableDeclarationList(node.initializer))
      declare(run, node.initializer, inner);
    else if (node.initializer) evaluate(run, node.initializer, inner);
    const counted = byTurns(run, node, inner, label);
    if (counted) return counted.completion;
    // The counter has many values.
    if (node.initializer && ts.isVariableDeclarationList(node.initializer)) {
      for (const { name } of node.initializer.declarations)
        bind(run, name, unknown("data", "a counter"), inner);
    }
    return maybe(run, node, inner);
  }
  if (ts.isDoStatement(node)) {
    const { isOver, completion } = afterTurn(exec(run, node.statement, inner), label);
    if (isOver) return completion;
  }
  const counted = byTurns(run, node, inner, label);
  if (counted) return counted.completion;
  return ts.isDoStatement(node) ? null : maybe(run, node, inner);
}

/** Turn by turn while the condition is known; null when it is not, or not for long enough. */
function byTurns(
  run: Run,
  node: ts.IterationStatement,
  scope: Scope,
  label: string | null,
): { completion: Completion | null } | null {
  const condition =
    ts.isWhileStatement(node) || ts.isDoStatement(node)
      ? node.expression
      : ts.isForStatement(node)
        ? node.condition
        : undefined;
  for (let turn = 0; condition && turn < mostTurns; turn += 1) {
    const goesOn = truthiness(evaluate(run, condition, scope));
    if (goesOn === null) return null;
    if (!goesOn) return { completion: null };
    const { isOver, completion } = afterTurn(exec(run, node.statement, scope), label);
    if (isOver) return { completion };
    if (ts.isForStatement(node) && node.incrementor) evaluate(run, node.incrementor, scope);
  }
  return null;
}

function forOf(run: Run, node: ts.ForOfStatement, scope: Scope, label: string | null): Completion | null {
  const value = evaluate(run, node.expression, scope);
  const given = node.awaitModifier ? awaited(value) : value;
  const iterator = given.kind === "record" ? given.members.get("[]") : undefined;
  if (iterator?.kind === "closure") invoke(run, iterator, [], siteOf(scope, node), given);
  const isTable = given.kind === "record" && given.members.has("[items]");
  const over = isTable ? memberOf(run, given, "[items]", siteOf(scope, node)) : given;
  if (over.kind === "list" && !over.isOpen && over.items.length <= mostTurns) {
    return turns(run, node, over.items, scope, label);
  }
  const inner = childOf(scope);
  const item = over.kind === "list" ? mixed(over.items, "an item") : mixed([over], "an item");
  give(run, node.initializer, item, inner);
  return maybe(run, node, inner);
}

function turns(
  run: Run,
  node: ts.ForOfStatement | ts.ForInStatement,
  items: Value[],
  scope: Scope,
  label: string | null,
): Completion | null {
  for (const item of items) {
    const inner = childOf(scope);
    give(run, node.initializer, item, inner);
    const { isOver, completion } = afterTurn(exec(run, node.statement, inner), label);
    if (isOver) return completion;
  }
  return null;
}

function give(run: Run, initializer: ts.ForInitializer, value: Value, scope: Scope): void {
  if (!ts.isVariableDeclarationList(initializer)) {
    assign(run, initializer, value, scope);
    return;
  }
  for (const { name } of initializer.declarations) bind(run, name, value, scope);
}

/** A body that can end the function, or stop callers, may also not run. */
function maybe(run: Run, node: ts.IterationStatement, scope: Scope): Completion | null {
  const site = siteOf(scope, node);
  const body = () => afterTurn(exec(run, node.statement, scope), null).completion;
  if (!endsEarly(node.statement)) return perhaps(run, site, body);
  const runs = unknown("data", "the loop runs", ["data"]);
  return decide(run, runs, site) ? body() : null;
}

/** Also a flag that later code may test. */
function endsEarly(node: ts.Node): boolean {
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isAwaitExpression(node)) return true;
  if (ts.isFunctionLike(node)) return false;
  const isFlag =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    /^(true|false|null|undefined)$/.test(node.right.getText());
  return isFlag || (ts.forEachChild(node, (child) => endsEarly(child) || undefined) ?? false);
}

function afterTurn(
  completion: Completion | null,
  own: string | null,
): { isOver: boolean; completion: Completion | null } {
  if (!completion) return { isOver: false, completion: null };
  if (completion.kind === "return") return { isOver: true, completion };
  if (completion.label !== null && completion.label !== own) return { isOver: true, completion };
  return { isOver: completion.kind === "break", completion: null };
}
