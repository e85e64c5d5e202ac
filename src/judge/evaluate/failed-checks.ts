// Checks that fail without effect: the answer is made and dropped, what is thrown is caught, the refusal is only told.
// On a path that gets through all the same this is what makes the guard broken rather than absent.
import { ts } from "../../syntax.ts";
import type { Run } from "./run.ts";
import type { Origin, Site, Thrown, Value } from "./value.ts";

/** A statement whose value would have told that the caller is not let in. */
export function noteIgnored(run: Run, value: Value, site: Site): void {
  if (run.caller !== "signed-out") return;
  const isDenial =
    value.kind === "answer" &&
    (value.action === "redirect" || (value.action === "respond" && (value.status ?? 500) >= 400));
  const origin = value.from ?? (isDenial ? lastCheck(run, 0) : undefined);
  if (!origin || !(isDenial || (value.kind === "known" && !value.value))) return;
  run.events.push({ kind: "attempt", site, origin, problem: "its answer is not used" });
}

/** @param since number of events when `try` began */
export function noteSwallowed(run: Run, { from, cause, site }: Thrown, since: number): void {
  if (cause === "error") return;
  const origin = from ?? lastCheck(run, since);
  if (origin) run.events.push({ kind: "attempt", site, origin, problem: "what it throws is caught" });
}

export function noteGoingOn(run: Run, origin: Origin, site: Site): void {
  if (run.caller !== "signed-out") return;
  run.events.push({ kind: "attempt", site, origin, problem: "the code goes on when the check fails" });
}

/** A branch that calls something and neither ends nor assigns: `{ console.warn("no user"); }`. */
export function onlyTells(node: ts.Statement): boolean {
  const statements = ts.isBlock(node) ? node.statements : [node];
  return statements.every(
    (statement) => ts.isExpressionStatement(statement) && !isAssignment(statement.expression),
  );
}

function isAssignment(node: ts.Expression): boolean {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

export function lastCheck(run: Run, since: number): Origin | undefined {
  const check = run.events.slice(since).findLast(({ kind }) => kind === "check");
  return check?.kind === "check" ? check.origin : undefined;
}
