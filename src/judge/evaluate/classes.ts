// Instances and static members of the app's own classes.
import { ts } from "../../syntax.ts";
import { bind, withDefault } from "./bind.ts";
import { evaluate } from "./expressions.ts";
import type { Run } from "./run.ts";
import { childOf, type Scope } from "./scope.ts";
import { marked } from "./shared.ts";
import { execBody } from "./statements.ts";
import { type ClassValue, nothing, record, type Shape, unknown, type Value } from "./value.ts";

export function construct(run: Run, target: ClassValue, args: Value[]): Value {
  return instanceOf(run, target, args);
}

export function instanceOf(
  run: Run,
  target: ClassValue,
  args: Value[],
  instance: Shape = marked(run, record({})),
): Value {
  const { node, scope: outer } = target;
  const scope = childOf(outer, instance);
  const parent = parentOf(run, target);
  if (parent?.kind === "class") instanceOf(run, parent, args, instance);
  // What a package's class brings along is not known.
  else if (parent) instance.rest = unknown("data", "a base class");
  scope.base = { ...instance, members: new Map(instance.members) };
  for (const member of node.members) addMember(run, instance, member, scope, { isStatic: false });
  const maker = node.members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
  if (maker?.body) {
    const inner = childOf(scope, instance);
    for (const [index, parameter] of maker.parameters.entries()) {
      const value = withDefault(run, args[index] ?? nothing, parameter.initializer, inner);
      bind(run, parameter.name, value, inner);
      const isMember = ts.getModifiers(parameter)?.length && ts.isIdentifier(parameter.name);
      if (isMember && ts.isIdentifier(parameter.name)) instance.members.set(parameter.name.text, value);
    }
    execBody(run, maker.body, inner);
  }
  return instance;
}

/** Static members, those of base classes too. */
export function classMember(run: Run, value: ClassValue, name: string, self: ClassValue = value): Value {
  const holder = record({});
  const scope = childOf(value.scope, self);
  for (const member of value.node.members) addMember(run, holder, member, scope, { isStatic: true });
  const found = holder.members.get(name);
  if (found) return found;
  const parent = parentOf(run, value);
  if (parent?.kind === "class") return classMember(run, parent, name, self);
  return parent ? unknown("data", "a base class") : nothing;
}

function parentOf(run: Run, { node, scope }: ClassValue): Value | undefined {
  const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  return base && evaluate(run, base.expression, scope);
}

function addMember(
  run: Run,
  holder: Shape,
  member: ts.ClassElement,
  scope: Scope,
  { isStatic }: { isStatic: boolean },
): void {
  const modifiers = ts.canHaveModifiers(member) ? ts.getModifiers(member) : undefined;
  const marked = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
  if (marked !== isStatic || !member.name) return;
  const name = ts.isIdentifier(member.name) || ts.isPrivateIdentifier(member.name) ? member.name.text : null;
  if (name === null) return;
  if (ts.isMethodDeclaration(member)) {
    if (member.body) holder.members.set(name, { kind: "closure", node: member, scope, self: scope.self });
  } else if (ts.isPropertyDeclaration(member) && isStatic && !isFunction(member.initializer)) {
    // It outlives the request.
    holder.members.set(name, unknown("package", name, ["data"]));
  } else if (ts.isPropertyDeclaration(member)) {
    holder.members.set(name, member.initializer ? evaluate(run, member.initializer, scope) : nothing);
  } else if (ts.isSetAccessorDeclaration(member)) {
    holder.members.set(`set ${name}`, { kind: "closure", node: member, scope, self: scope.self });
  } else if (ts.isGetAccessorDeclaration(member)) {
    holder.members.set(name, { kind: "closure", node: member, scope, self: scope.self });
  }
}

const isFunction = (node: ts.Expression | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
