// `x = value`, `this.x = value`, `({ userId } = await auth())`.
import { ts } from "../../syntax.ts";
import { withDefault } from "./bind.ts";
import { invoke } from "./calls.ts";
import { evaluate } from "./expressions.ts";
import { propertyName } from "./literals.ts";
import { memberOf } from "./members.ts";
import { Again, type Run, siteOf } from "./run.ts";
import { holderOf, type Scope } from "./scope.ts";
import { kept, setMember, touch } from "./shared.ts";
import { type List, unknown, type Value } from "./value.ts";

export function assign(run: Run, target: ts.Expression, value: Value, scope: Scope): void {
  if (ts.isParenthesizedExpression(target) || ts.isNonNullExpression(target) || ts.isAsExpression(target)) {
    assign(run, target.expression, value, scope);
  } else if (ts.isIdentifier(target)) {
    const holder = holderOf(scope, target.text);
    if (holder?.isShared && run.loading.length === 0) remember(holder, target.text);
    else if (holder) holder.values.set(target.text, value);
    else run.modules.set(`${scope.module.file}#${target.text}`, value);
  } else if (ts.isPropertyAccessExpression(target)) {
    const holder = evaluate(run, target.expression, scope);
    const setter = holder.kind === "record" ? holder.members.get(`set ${target.name.text}`) : undefined;
    if (setter) invoke(run, setter, [value], siteOf(scope, target), holder);
    else if (holder.kind === "record") setMember(run, holder, target.name.text, value);
    if (holder.kind === "list" && target.name.text === "length") shorten(run, holder, value);
  } else if (ts.isElementAccessExpression(target)) {
    const holder = evaluate(run, target.expression, scope);
    const key = evaluate(run, target.argumentExpression, scope);
    if (holder.kind === "record" && key.kind === "known") setMember(run, holder, String(key.value), value);
    else if (holder.kind === "record") setMember(run, holder, "[]", value);
    else if (holder.kind === "list") assignItem(run, holder, key, value);
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

/** From now on it holds what some earlier request left there. */
function remember(holder: Scope, name: string): void {
  const known = holder.values.get(name);
  if (known?.kind === "unknown" && known.note === kept(name)) return;
  holder.values.set(name, unknown("package", kept(name), ["data"]));
  throw new Again();
}

function shorten(run: Run, holder: List, length: Value): void {
  touch(run, holder);
  if (length.kind === "known" && Number.isInteger(length.value)) holder.items.length = Number(length.value);
  else holder.isOpen = true;
}

function assignItem(run: Run, holder: List, key: Value, value: Value): void {
  touch(run, holder);
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
