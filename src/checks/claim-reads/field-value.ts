// What is the value of `this.claims`? As far as the class says it where the field is declared.
import { ts } from "../../syntax.ts";
import { annotationValue } from "./annotation-value.ts";
import type { Tracer } from "./tracer.ts";
import type { Value } from "./value.ts";

export function fieldValue(access: ts.Node, name: string, tracer: Tracer): Value | null {
  // Arrow functions have the `this` around them.
  const owner = ts.findAncestor(
    access,
    (node) => ts.isClassElement(node) || ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node),
  );
  if (!owner || !ts.isClassLike(owner.parent)) return null;
  const field = owner.parent.members.flatMap(fields).find((one) => nameOf(one) === name);
  if (!field) return null;
  return annotationValue(field.type) ?? (field.initializer ? tracer.value(field.initializer) : null);
}

type Field = ts.PropertyDeclaration | ts.ParameterDeclaration;

/** `constructor(private claims: …)` declares one, too. */
function fields(member: ts.ClassElement): Field[] {
  if (ts.isPropertyDeclaration(member)) return [member];
  if (!ts.isConstructorDeclaration(member)) return [];
  return member.parameters.filter((parameter) => ts.isParameterPropertyDeclaration(parameter, member));
}

function nameOf({ name }: Field): string | null {
  return ts.isIdentifier(name) || ts.isPrivateIdentifier(name) ? name.text : null;
}
