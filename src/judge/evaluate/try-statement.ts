// What do `try`, `catch` and `finally` run? A check whose exception is caught here stops nobody.
import type { ts } from "../../syntax.ts";
import { bind } from "./bind.ts";
import { caughtValue } from "./caught.ts";
import { noteSwallowed } from "./failed-checks.ts";
import type { Run } from "./run.ts";
import { childOf, type Scope } from "./scope.ts";
import { type Completion, execAll } from "./statements.ts";
import { Thrown, unknown } from "./value.ts";

export function tryStatement(run: Run, node: ts.TryStatement, scope: Scope): Completion | null {
  const before = run.events.length;
  let completion: Completion | null = null;
  let pending: Thrown | null = null;
  const depth = run.tries.length;
  try {
    if (node.catchClause) run.tries.push({ tried: false });
    completion = execAll(run, node.tryBlock.statements, childOf(scope));
    // A promise that is returned without `await` is not caught here.
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    pending = error;
  } finally {
    run.tries.length = depth;
  }
  if (run.collected && !pending && !completion && node.catchClause) {
    const other = execAll(run, node.catchClause.block.statements, catchScope(run, node.catchClause, scope));
    if (other?.kind === "return") run.collected.at(-1)?.push(other.value);
  }
  if (pending && node.catchClause) {
    const caught = pending;
    pending = null;
    const inner = childOf(scope);
    const name = node.catchClause.variableDeclaration?.name;
    if (name) bind(run, name, caughtValue(caught), inner);
    noteSwallowed(run, caught, before);
    try {
      completion = execAll(run, node.catchClause.block.statements, inner);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      pending = error;
    }
  }
  const last = node.finallyBlock ? execAll(run, node.finallyBlock.statements, childOf(scope)) : null;
  if (last) return last;
  if (pending) throw pending;
  return completion;
}

function catchScope(run: Run, clause: ts.CatchClause, scope: Scope): Scope {
  const inner = childOf(scope);
  const name = clause.variableDeclaration?.name;
  if (name) bind(run, name, unknown("data", "error", ["other"], { truthy: true }), inner);
  return inner;
}
