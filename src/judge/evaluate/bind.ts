// Gives names to values: parameters, declarations, destructuring.
import { ts } from "../../syntax.ts";
import { evaluate } from "./expressions.ts";
import { propertyName } from "./literals.ts";
import { memberOf } from "./members.ts";
import { mixed } from "./mixed.ts";
import { type Run, siteOf } from "./run.ts";
import type { Scope } from "./scope.ts";
import { list, type Shape, type Value } from "./value.ts";

export function bind(run: Run, name: ts.BindingName, value: Value, scope: Scope): void {
  if (ts.isIdentifier(name)) {
    scope.values.set(name.text, value);
    return;
  }
  const taken: string[] = [];
  for (const [index, element] of name.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    if (element.dotDotDotToken) {
      bind(run, element.name, remainder(value, taken, index), scope);
      continue;
    }
    const key = ts.isArrayBindingPattern(name) ? String(index) : keyOf(run, element, scope);
    taken.push(key);
    const found = memberOf(run, value, key, siteOf(scope, element));
    bind(run, element.name, withDefault(run, found, element.initializer, scope), scope);
  }
}

export function withDefault(
  run: Run,
  value: Value,
  initializer: ts.Expression | undefined,
  scope: Scope,
): Value {
  const isMissing = value.kind === "known" && value.value === undefined;
  return initializer && isMissing ? evaluate(run, initializer, scope) : value;
}

function keyOf(run: Run, element: ts.BindingElement, scope: Scope): string {
  if (element.propertyName) return propertyName(run, element.propertyName, scope);
  return ts.isIdentifier(element.name) ? element.name.text : "[]";
}

function remainder(value: Value, taken: string[], index: number): Value {
  if (value.kind === "list") return list(value.items.slice(index), value.isOpen);
  if (value.kind !== "record") return value.kind === "unknown" ? value : mixed([value], "rest");
  const members = new Map([...value.members].filter(([name]) => !taken.includes(name)));
  const rest: Shape = { ...value, members };
  return rest;
}
