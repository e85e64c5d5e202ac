// Which patterns does a createRouteMatcher constant hold, if they are plain strings in this file?
import { ts } from "../../syntax.ts";
import { type Bindings, isClerkCall, unwrap } from "./bindings.ts";
import type { GateList } from "./gate-shape.ts";

export type Matcher =
  | { kind: "list"; list: GateList }
  | { kind: "unknown"; reason: string; node: ts.Node | null };

export function readMatcher(name: string, bindings: Bindings): Matcher {
  const call = bindings.variables.get(name);
  if (!isClerkCall(call, "createRouteMatcher", bindings)) {
    return {
      kind: "unknown",
      reason: `\`${name}\` is not a constant createRouteMatcher() of this file`,
      node: call ?? null,
    };
  }
  return readList(name, call.arguments[0], bindings);
}

/** A literal array, or a constant of the same file that is one and serves nothing else. */
export function readList(name: string, argument: ts.Expression | undefined, bindings: Bindings): Matcher {
  const given = argument && unwrap(argument);
  const unknown = (reason: string, node: ts.Node | undefined): Matcher => ({
    kind: "unknown",
    reason,
    node: node ?? null,
  });
  const array = given && ts.isIdentifier(given) ? bindings.variables.get(given.text) : given;
  if (!array || !ts.isArrayLiteralExpression(array))
    return unknown(`the routes of \`${name}\` are not a list in this file`, argument);
  if (given && ts.isIdentifier(given) && !isUsedOnce(given))
    return unknown(`the list \`${given.text}\` is used in more than one place`, given);
  const patterns: string[] = [];
  for (const element of array.elements) {
    const value = unwrap(element);
    if (!ts.isStringLiteralLike(value))
      return unknown(`the list of \`${name}\` is not made of plain strings`, element);
    patterns.push(value.text);
  }
  return { kind: "list", list: { name, patterns, array } };
}

/** Declared, used here, and mentioned nowhere else: so nobody can change it, here or in a file that imports it. */
export function isUsedOnce(use: ts.Identifier): boolean {
  let mentions = 0;
  let isExported = false;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === use.text && !isPropertyName(node)) mentions += 1;
    if (ts.isVariableStatement(node) && node.modifiers && node.modifiers.length > 0) {
      isExported ||= node.declarationList.declarations.some(({ name }) => name.getText() === use.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(use.getSourceFile());
  return mentions === 2 && !isExported;
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}
