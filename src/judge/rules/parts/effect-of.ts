// What does a resource do for somebody who is signed out? Told by the executor; what it changes in the module's own
// variables (a store in memory) is read from the source.
import { lineOf, ts } from "../../../syntax.ts";
import type { Verdict } from "../../../verdict.ts";
import { indexOf } from "../../evaluate/module-index.ts";
import { describe, type World } from "../../evaluate/run.ts";
import { runResource } from "../../guard/run-resource.ts";
import { findNodes } from "./find-nodes.ts";
import type { OwnFunction } from "./own-function.ts";
import { reachableFunctions } from "./reachable-functions.ts";

export interface Effect {
  kind: "writes" | "reads";
  file: string;
  line: number;
  /** The call as the source has it. */
  text: string;
}

/** null: nothing but an answer; setting a cookie counts as nothing, it is the caller's own. */
export function effectOf(world: World, verdict: Verdict): Effect | null {
  const seen = executed(world, verdict);
  // Pages only show.
  if (seen?.kind === "writes" || isPage(verdict)) return seen;
  return stored(world, verdict) ?? seen;
}

const isPage = ({ kind, export: name }: Verdict): boolean =>
  kind === "page" || kind === "pages-page" || name === "GET";

/** What it was seen doing on the paths of signed-out callers. */
export function executed(world: World, verdict: Verdict): Effect | null {
  const { paths } = runResource(world, verdict, "signed-out");
  const work = paths.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === "work" && !/^cookies\(\)/.test(event.note) ? [event] : [])),
  );
  const event = work.find(({ isWrite }) => isWrite) ?? work[0];
  if (!event) return null;
  return { kind: event.isWrite ? "writes" : "reads", ...describe(event.site) };
}

const changing = new Set(["push", "unshift", "splice", "pop", "shift", "set", "add", "delete", "clear"]);

function stored(world: World, verdict: Verdict): Effect | null {
  for (const reached of reachableFunctions(world, verdict)) {
    const change = changeIn(reached);
    if (!change) continue;
    const { file, tree } = reached.module;
    const text = change.getText(tree).replace(/\s+/g, " ");
    return { kind: "writes", file, line: lineOf(tree, change), text: text.slice(0, 80) };
  }
  return null;
}

function changeIn({ module, node }: OwnFunction): ts.Node | null {
  const { declared } = indexOf(module);
  const isOwn = (root: ts.Node): boolean =>
    ts.isIdentifier(root) && declared.get(root.text)?.kind === "variable" && !isLocal(node, root.text);
  const calls = findNodes(node, ts.isCallExpression).filter(
    ({ expression }) =>
      ts.isPropertyAccessExpression(expression) &&
      changing.has(expression.name.text) &&
      isOwn(expression.expression),
  );
  const assignments = findNodes(node, ts.isBinaryExpression).filter(
    ({ operatorToken, left }) =>
      operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      operatorToken.kind <= ts.SyntaxKind.LastAssignment &&
      isOwn(rootOf(left)),
  );
  return calls[0] ?? assignments[0] ?? null;
}

function rootOf(node: ts.Expression): ts.Expression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
    ? rootOf(node.expression)
    : node;
}

function isLocal(root: ts.Node, name: string): boolean {
  return findNodes(root, ts.isVariableDeclaration).some(
    (declaration) =>
      declaration !== root && ts.isIdentifier(declaration.name) && declaration.name.text === name,
  );
}
