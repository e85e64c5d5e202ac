// Does a file hold the parts of a generated gate already, whatever else stands in it?
import { parseSource, ts } from "../../syntax.ts";
import { sameCode } from "../same-code.ts";
import type { GatePieces } from "./gate-pieces.ts";

export function holdsPieces(path: string, source: string, pieces: GatePieces): boolean {
  if (pieces.handler === null) return false;
  const tree = parseSource(path, source);
  const statements = tree.statements.map((statement) => statement.getText(tree));
  const isHeld = (text: string) =>
    statements.some((statement) => sameCode(path, statement, withoutComment(path, text)));
  // next-intl's own line keeps the arguments it has in the app, and its paths are those that it had.
  const parts = [...pieces.declarations, ...pieces.below].filter(
    ({ name }) => name !== "handleI18nRouting" && name !== "pass",
  );
  const functions = tree.statements
    .flatMap((statement) => gateFunctions(statement))
    .map((node) => node.getText(tree));
  const handler = pieces.handler;
  return parts.every(({ text }) => isHeld(text)) && functions.some((text) => sameCode(path, text, handler));
}

function gateFunctions(node: ts.Node): ts.Node[] {
  if (ts.isArrowFunction(node)) return [node];
  const found: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...gateFunctions(child));
  });
  return found;
}

function withoutComment(path: string, text: string): string {
  const tree = parseSource(path, text);
  return tree.statements[0]?.getText(tree) ?? text;
}
