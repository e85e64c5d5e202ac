// Gives a bare clerkMiddleware() its handler; an options argument stays where it is.
import MagicString from "magic-string";
import { lineOf, type SourceFile, type ts } from "../../syntax.ts";
import type { CodeStyle, EditResult } from "../../types.ts";
import { addImport } from "../add-import.ts";
import { addMatcherConfig } from "./add-matcher-config.ts";
import { clashes, type GatePieces } from "./gate-pieces.ts";
import type { Sample } from "./sample-paths.ts";
import { endWithComments, startWithComments } from "./statement-range.ts";

export function addHandler(
  path: string,
  gate: { tree: SourceFile; statement: ts.Statement; call: ts.CallExpression },
  pieces: GatePieces,
  closed: Sample[],
  style: CodeStyle,
): EditResult {
  const { tree, statement, call } = gate;
  const { newline } = style;
  const source = new MagicString(tree.text);
  if (pieces.handler !== null) {
    const taken = clashes(path, tree.text, pieces, [...pieces.declarations, ...pieces.below]);
    if (taken.length > 0) {
      return { kind: "manual", reason: `${path} uses the name ${taken.join(", ")} already.`, snippet: "" };
    }
    const [first] = call.arguments;
    if (first) source.appendLeft(first.getStart(tree), `${pieces.handler}, `);
    else source.appendLeft(call.end - 1, pieces.handler);
    for (const { module, names } of pieces.imports) addImport(source, tree, { module, names }, style);
    const above = pieces.declarations.map(({ text }) => text + newline + newline).join("");
    source.appendLeft(startWithComments(tree, statement), above);
    const below = pieces.below.map(({ text }) => newline + newline + text).join("");
    source.appendLeft(endWithComments(tree, statement), below);
  }
  const problem = addMatcherConfig(source, tree, pieces.config, closed, style);
  if (problem) {
    const line = lineOf(tree, problem.node);
    return { kind: "manual", reason: `${path} is left as it is: ${problem.reason}.`, snippet: "", line };
  }
  return source.hasChanged() ? { kind: "changed", source: source.toString() } : { kind: "unchanged" };
}
