// What do object, array, template and regexp literals hold?
import { ts } from "../../syntax.ts";
import { evaluate } from "./expressions.ts";
import { mixed } from "./mixed.ts";
import { lookUp } from "./names.ts";
import { truthiness } from "./operators.ts";
import { patternOf } from "./pattern-of.ts";
import type { Run } from "./run.ts";
import type { Scope } from "./scope.ts";
import { marked } from "./shared.ts";
import { known, list, type Shape, unknown, type Value, withOrigin } from "./value.ts";

export function objectLiteral(run: Run, node: ts.ObjectLiteralExpression, scope: Scope): Value {
  const made: Shape = marked(run, { kind: "record", members: new Map(), rest: null });
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = evaluate(run, property.expression, scope);
      if (spread.kind === "record") {
        // `...process.env` may bring members of the same names.
        if (spread.rest) blur(made, spread.rest);
        for (const [name, value] of spread.members) made.members.set(name, withOrigin(value, spread.from));
        made.rest = spread.rest ?? made.rest;
      } else if (spread.kind === "unknown") {
        blur(made, spread);
        made.rest = spread;
      }
      continue;
    }
    const name = propertyName(run, property.name, scope);
    if (ts.isPropertyAssignment(property)) made.members.set(name, evaluate(run, property.initializer, scope));
    else if (ts.isShorthandPropertyAssignment(property)) made.members.set(name, lookUp(run, name, scope));
    else if (ts.isMethodDeclaration(property)) {
      made.members.set(name, { kind: "closure", node: property, scope, self: made });
    } else if (ts.isGetAccessorDeclaration(property)) {
      made.members.set(name, { kind: "closure", node: property, scope, self: made });
    }
  }
  return inOrder(made);
}

/** Keys that are numbers come first, whatever the source says. */
function inOrder(made: Shape): Shape {
  const isNumber = (name: string): boolean => /^(0|[1-9]\d{0,8})$/.test(name);
  const entries = [...made.members];
  const numbers = entries.filter(([name]) => isNumber(name)).sort(([a], [b]) => Number(a) - Number(b));
  if (numbers.length === 0) return made;
  made.members.clear();
  for (const [name, value] of [...numbers, ...entries.filter(([name]) => !isNumber(name))])
    made.members.set(name, value);
  return made;
}

/** Members that something unknown may have replaced. */
function blur(made: Shape, by: Value): void {
  for (const [name, value] of made.members)
    made.members.set(name, { ...mixed([value, by], name, "input"), from: undefined });
}

export function propertyName(run: Run, name: ts.PropertyName, scope: Scope): string {
  if (ts.isComputedPropertyName(name)) {
    const value = evaluate(run, name.expression, scope);
    return value.kind === "known" ? String(value.value) : "[]";
  }
  return name.text;
}

export function arrayLiteral(run: Run, node: ts.ArrayLiteralExpression, scope: Scope): Value {
  const made = marked(run, list([]));
  for (const element of node.elements) {
    const value = evaluate(run, element, scope);
    if (!ts.isSpreadElement(element)) made.items.push(value);
    else if (value.kind === "list") {
      made.items.push(...value.items);
      made.isOpen ||= value.isOpen;
      made.isShifted ||= value.isOpen;
    } else {
      made.isOpen = true;
      made.isShifted = true;
    }
  }
  return made;
}

export function template(run: Run, node: ts.TemplateExpression, scope: Scope): Value {
  const parts = node.templateSpans.map((span) => evaluate(run, span.expression, scope));
  const from = parts.find((part) => part.from)?.from;
  if (parts.every((part) => part.kind === "known")) {
    const texts = parts.map((part, index) => {
      const text = part.kind === "known" ? String(part.value) : "";
      return text + (node.templateSpans[index]?.literal.text ?? "");
    });
    return known(node.head.text + texts.join(""), from);
  }
  const hasText = node.head.text !== "" || node.templateSpans.some(({ literal }) => literal.text !== "");
  const isText = hasText || parts.some((part) => truthiness(part) === true);
  return { ...mixed(parts, node.getText(scope.module.tree).slice(0, 80)), truthy: isText || null, from };
}

export function regexp(run: Run, node: ts.RegularExpressionLiteral): Value {
  const end = node.text.lastIndexOf("/");
  try {
    return patternOf(run, new RegExp(node.text.slice(1, end), node.text.slice(end + 1)));
  } catch {
    return unknown("opaque", node.text);
  }
}
