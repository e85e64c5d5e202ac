// Finds a function that says 'use server' inside, and runs what stands around it as far as it needs it.
import { lineOf, ts } from "../../syntax.ts";
import type { Resource } from "../../types.ts";
import { bind } from "../evaluate/bind.ts";
import { openDirectives } from "../evaluate/directives.ts";
import { openModule, scopeOf } from "../evaluate/modules.ts";
import type { Run } from "../evaluate/run.ts";
import { childOf, type Scope } from "../evaluate/scope.ts";
import { type Closure, unknown } from "../evaluate/value.ts";

export function inlineFunction(run: Run, { file, line }: Resource): Closure | null {
  const module = openModule(run, file);
  if (!module) return null;
  const node = find(module.tree, line);
  if (!node) return null;
  return { kind: "closure", node, scope: around(run, node, scopeOf(module)), self: null };
}

function find(tree: ts.SourceFile, line: number): ts.FunctionLikeDeclaration | null {
  const visit = (node: ts.Node): ts.FunctionLikeDeclaration | undefined => {
    const isFunction =
      ts.isFunctionDeclaration(node) ||
      ts.isFunctionExpression(node) ||
      ts.isArrowFunction(node) ||
      ts.isMethodDeclaration(node);
    if (isFunction && lineOf(tree, node) === line && openDirectives(node).includes("use server")) return node;
    return ts.forEachChild(node, visit);
  };
  return visit(tree) ?? null;
}

/** What it closes over was worked out when the page was rendered, for whoever saw it: a check there does not count. */
function around(run: Run, node: ts.Node, outer: Scope): Scope {
  const scope = childOf(outer);
  for (let at: ts.Node | undefined = node.parent; at && !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at)) {
      for (const parameter of at.parameters) hide(run, parameter.name, scope);
    }
    if (!ts.isBlock(at)) continue;
    for (const statement of at.statements) {
      if (ts.isVariableStatement(statement)) {
        for (const { name } of statement.declarationList.declarations) hide(run, name, scope);
      } else if (
        ts.isFunctionDeclaration(statement) &&
        statement.name &&
        !scope.values.has(statement.name.text)
      ) {
        scope.values.set(statement.name.text, { kind: "closure", node: statement, scope, self: null });
      }
    }
  }
  return scope;
}

function hide(run: Run, name: ts.BindingName, scope: Scope): void {
  if (ts.isIdentifier(name) && scope.values.has(name.text)) return;
  bind(run, name, unknown("input", name.getText(), ["other"], { truthy: true }), scope);
}
