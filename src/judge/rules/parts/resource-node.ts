// The function or statement that stands where a resource begins.
import { lineOf, ts } from "../../../syntax.ts";
import type { Verdict } from "../../../verdict.ts";
import type { Module } from "../../evaluate/scope.ts";

/** The outermost function that starts on the line, else the statement that does or spans it. */
export function resourceNode({ tree }: Module, { line }: Pick<Verdict, "line">): ts.Node | null {
  const statement = tree.statements.find(
    (each) => lineOf(tree, each) <= line && ts.getLineAndCharacterOfPosition(tree, each.end).line + 1 >= line,
  );
  if (!statement) return null;
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isFunctionLike(node) && lineOf(tree, node) === line) return node;
    return ts.forEachChild(node, visit);
  };
  return visit(statement) ?? statement;
}
