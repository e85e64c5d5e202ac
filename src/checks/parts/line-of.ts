// On which line does a node stand? 1-based.
import { type SourceFile, ts } from "../../syntax.ts";

export function lineOf(tree: SourceFile, node: ts.Node): number {
  return ts.getLineAndCharacterOfPosition(tree, node.getStart(tree)).line + 1;
}
