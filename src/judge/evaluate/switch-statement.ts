// Which clauses of a `switch` are run?
import { ts } from "../../syntax.ts";
import { evaluate } from "./expressions.ts";
import { binary, branch, truthiness } from "./operators.ts";
import { type Run, siteOf } from "./run.ts";
import { childOf, type Scope } from "./scope.ts";
import { type Completion, execAll } from "./statements.ts";

export function switchStatement(run: Run, node: ts.SwitchStatement, scope: Scope): Completion | null {
  const value = evaluate(run, node.expression, scope);
  const { clauses } = node.caseBlock;
  const inner = childOf(scope);
  const collected = run.collected?.at(-1);
  if (collected && truthiness(value) === null) {
    for (const clause of clauses) {
      const completion = execAll(run, clause.statements, inner);
      if (completion?.kind === "return") collected.push(completion.value);
    }
    return null;
  }
  let start = clauses.findIndex((clause) => {
    if (ts.isDefaultClause(clause)) return false;
    const wanted = evaluate(run, clause.expression, inner);
    const same = binary(
      run,
      ts.SyntaxKind.EqualsEqualsEqualsToken,
      value,
      wanted,
      siteOf(scope, clause.expression),
    );
    return branch(run, same, siteOf(scope, clause.expression));
  });
  if (start < 0) start = clauses.findIndex((clause) => ts.isDefaultClause(clause));
  if (start < 0) return null;
  for (const clause of clauses.slice(start)) {
    const completion = execAll(run, clause.statements, inner);
    if (completion?.kind === "break" && completion.label === null) return null;
    if (completion) return completion;
  }
  return null;
}
