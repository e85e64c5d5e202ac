// Which functions of the app may run when a resource is asked for? Itself, and what it calls or renders by name.
import { ts } from "../../../syntax.ts";
import type { Verdict } from "../../../verdict.ts";
import type { World } from "../../evaluate/run.ts";
import { declarationOf } from "./declaration-of.ts";
import { type OwnFunction, ownFunction } from "./own-function.ts";

const deepest = 5;

export function reachableFunctions(world: World, verdict: Verdict): OwnFunction[] {
  const seen = new Map<ts.Node, OwnFunction>();
  follow(world, ownFunction(world, verdict), seen, 0);
  return [...seen.values()];
}

function follow(
  world: World,
  start: OwnFunction | null,
  seen: Map<ts.Node, OwnFunction>,
  depth: number,
): void {
  if (!start || seen.has(start.node) || depth > deepest) return;
  const { module, node } = start;
  seen.set(node, { module, node });
  for (const name of calledNames(node)) {
    const target = declarationOf(world, module, name);
    if (target?.kind === "own") follow(world, target, seen, depth + 1);
  }
}

/** Names that are called, rendered or handed to a call: `withAuth(handler)`. */
function calledNames(root: ts.Node): Set<string> {
  const names = new Set<string>();
  const add = (node: ts.Node | undefined): void => {
    if (node && ts.isIdentifier(node)) names.add(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) for (const part of [node.expression, ...node.arguments]) add(part);
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) add(node.tagName);
    if (ts.isVariableDeclaration(node) || ts.isExportAssignment(node)) {
      add(ts.isVariableDeclaration(node) ? node.initializer : node.expression);
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}
