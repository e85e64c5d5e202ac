// What do `!`, `-`, `++`, `typeof` make of a value?
import { ts } from "../../syntax.ts";
import { assign } from "./assign.ts";
import { evaluate } from "./expressions.ts";
import { mixed } from "./mixed.ts";
import { not, noteForgotten } from "./operators.ts";
import { type Run, siteOf } from "./run.ts";
import type { Scope } from "./scope.ts";
import { known, unknown, type Value } from "./value.ts";

export function unary(run: Run, node: ts.PrefixUnaryExpression, scope: Scope): Value {
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

export function counted(value: Value, operator: ts.SyntaxKind): Value {
  if (value.kind !== "known" || typeof value.value !== "number") return unknown("data", "a counter");
  return known(operator === ts.SyntaxKind.PlusPlusToken ? value.value + 1 : value.value - 1);
}

export function typeOf(value: Value): Value {
  if (value.kind === "unknown" && value.truthy && value.from) return known("string", value.from);
  if (value.kind === "known") return known(typeof value.value, value.from);
  if (value.kind === "closure" || value.kind === "native" || value.kind === "class") return known("function");
  return value.kind === "unknown"
    ? unknown("data", `typeof ${value.note}`, value.sources)
    : known("object", value.from);
}
