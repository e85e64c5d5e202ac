// `x = value`, `this.x = value`, `({ userId } = await auth())`.
import { ts } from "../../syntax.ts";
import { withDefault } from "./bind.ts";
import { evaluate, propertyName } from "./expressions.ts";
import { memberOf } from "./members.ts";
import { type Run, siteOf } from "./run.ts";
import { holderOf, type Scope } from "./scope.ts";
import type { List, Value } from "./value.ts";

export function assign(run: Run, target: ts.Expression, value: Value, scope: Scope): void {
  if (ts.isParenthesizedExpression(target) || ts.isNonNullExpression(target) || ts.isAsExpression(target)) {
    assign(run, target.expression, value, scope);
  } else if (ts.isIdentifier(target)) {
    const holder = holderOf(scope, target.text);
    if (holder) holder.values.set(target.text, value);
    else run.modules.set(`${scope.module.file}#${target.text}`, value);
  } else if (ts.isPropertyAccessExpression(target)) {
    const holder = evaluate(run, target.expression, scope);
    if (holder.kind === "record") holder.members.set(target.name.text, value);
  } else if (ts.isElementAccessExpression(target)) {
    const holder = evaluate(run, target.expression, scope);
    const key = evaluate(run, target.argumentExpression, scope);
    if (holder.kind === "record" && key.kind === "known") holder.members.set(String(key.value), value);
    else if (holder.kind === "list") assignItem(holder, key, value);
  } else if (ts.isObjectLiteralExpression(target)) {
    for (const property of target.properties) assignProperty(run, property, value, scope);
  } else if (ts.isArrayLiteralExpression(target)) {
    for (const [index, element] of target.elements.entries()) {
      if (ts.isOmittedExpression(element)) continue;
      assign(run, element, memberOf(run, value, String(index), siteOf(scope, element)), scope);
    }
  } else if (ts.isBinaryExpression(target)) {
    assign(run, target.left, withDefault(run, value, target.right, scope), scope);
  }
}

function assignItem(holder: List, key: Value, value: Value): void {
  const index = key.kind === "known" ? Number(key.value) : Number.NaN;
  if (Number.isInteger(index) && index >= 0 && index <= holder.items.length) holder.items[index] = value;
  else holder.isOpen = true;
}

function assignProperty(run: Run, property: ts.ObjectLiteralElementLike, value: Value, scope: Scope): void {
  if (ts.isShorthandPropertyAssignment(property)) {
    const found = memberOf(run, value, property.name.text, siteOf(scope, property));
    assign(run, property.name, withDefault(run, found, property.objectAssignmentInitializer, scope), scope);
  } else if (ts.isPropertyAssignment(property)) {
    const name = propertyName(run, property.name, scope);
    assign(run, property.initializer, memberOf(run, value, name, siteOf(scope, property)), scope);
  }
}
