// Which export of Clerk does an identifier stand for? Through re-exports, and as the `auth` that clerkMiddleware hands over.
import { type SourceFile, ts } from "../../../syntax.ts";
import type { World } from "../../evaluate/run.ts";
import type { Module } from "../../evaluate/scope.ts";
import { declarationOf } from "./declaration-of.ts";

/** `auth`, `currentUser`, `createRouteMatcher`…; null for anything that is not Clerk's. */
export function clerkExport(world: World, module: Module, node: ts.Node): string | null {
  if (!ts.isIdentifier(node)) return null;
  const outer = named(world, module, node.text);
  // Cheap first: most calls are of something else.
  if (outer === null && !module.tree.text.includes("clerkMiddleware")) return null;
  const holder = functionBinding(node);
  if (holder) {
    const isFirst = ts.isParameter(holder) && holder.parent.parameters[0] === holder;
    return isFirst && isGateHandler(world, module, holder.parent) ? "auth" : null;
  }
  return outer;
}

/** By syntax tree, and no longer than that. */
const namesOf = new WeakMap<SourceFile, Map<string, string | null>>();

function named(world: World, module: Module, name: string): string | null {
  const known = namesOf.get(module.tree) ?? new Map<string, string | null>();
  namesOf.set(module.tree, known);
  const found = known.get(name);
  if (found !== undefined) return found;
  const declaration = declarationOf(world, module, name);
  const isClerk =
    declaration?.kind === "package" && /^@clerk\/(nextjs|backend)(\/|$)/.test(declaration.specifier);
  const made = isClerk ? declaration.name : null;
  known.set(name, made);
  return made;
}

/** The parameter or local variable that an identifier means; null when it is the module's. */
function functionBinding(node: ts.Identifier): ts.ParameterDeclaration | ts.VariableDeclaration | null {
  for (let at: ts.Node | undefined = node.parent; at && !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at)) {
      const parameter = at.parameters.find(({ name }) => binds(name, node.text));
      if (parameter) return parameter;
    }
    if (!ts.isBlock(at)) continue;
    for (const statement of at.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const local = statement.declarationList.declarations.find(({ name }) => binds(name, node.text));
      if (local) return local;
    }
  }
  return null;
}

function binds(name: ts.BindingName, text: string): boolean {
  if (ts.isIdentifier(name)) return name.text === text;
  return name.elements.some((element) => !ts.isOmittedExpression(element) && binds(element.name, text));
}

/** `clerkMiddleware((auth, req) => …)`, or a function of the module that is handed to it. */
function isGateHandler(world: World, module: Module, handler: ts.SignatureDeclaration): boolean {
  const isMaker = (call: ts.Node): boolean =>
    ts.isCallExpression(call) &&
    ts.isIdentifier(call.expression) &&
    named(world, module, call.expression.text) === "clerkMiddleware";
  const { parent } = handler;
  if (ts.isCallExpression(parent) && parent.arguments[0] === handler) return isMaker(parent);
  const name = ts.isVariableDeclaration(parent) ? parent.name : handler.name;
  if (!name || !ts.isIdentifier(name)) return false;
  return handedOver(module).some((use) => use.text === name.text && isMaker(use.parent));
}

/** Identifiers that are the first argument of a call. */
function handedOver({ tree }: Module): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (first && ts.isIdentifier(first)) found.push(first);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
