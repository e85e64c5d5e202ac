// Which names of a block that is put into a handler mean something of the handler's own there?
import { parseSource, ts } from "../../syntax.ts";
import { boundNames } from "./bindings.ts";
import type { ListGate } from "./gate-shape.ts";

/** `block` are statements that go into the handler's outermost level. */
export function shadowedNames({ handler, authName, reqName }: ListGate, block: string): string[] {
  const body = parseSource("block.ts", block);
  // What the block declares inside its own braces is its own; at its outermost level it would be declared twice.
  const inner = new Set(body.statements.filter((node) => !ts.isVariableStatement(node)).flatMap(declaredIn));
  const used = [...usedIn(body)].filter((name) => !inner.has(name) && name !== authName && name !== reqName);
  const declared = new Set(declaredIn(handler));
  return used.filter((name) => declared.has(name));
}

/** Every name that is declared at any depth: parameters, variables, functions and classes. */
function declaredIn(node: ts.Node): string[] {
  const names: string[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isVariableDeclaration(each) || ts.isParameter(each)) names.push(...boundNames(each.name));
    else if (
      ts.isFunctionDeclaration(each) ||
      ts.isFunctionExpression(each) ||
      ts.isClassDeclaration(each) ||
      ts.isEnumDeclaration(each)
    ) {
      if (each.name) names.push(each.name.text);
    }
    ts.forEachChild(each, visit);
  };
  ts.forEachChild(node, visit);
  return names;
}

function usedIn(node: ts.Node): Set<string> {
  const names = new Set<string>();
  const visit = (each: ts.Node): void => {
    const { parent } = each;
    const isProperty =
      (parent && ts.isPropertyAccessExpression(parent) && parent.name === each) ||
      (parent && ts.isPropertyAssignment(parent) && parent.name === each);
    if (ts.isIdentifier(each) && !isProperty) names.add(each.text);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return names;
}
