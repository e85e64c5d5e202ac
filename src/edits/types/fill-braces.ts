// Puts lines between braces that hold nothing, or only comments.
import MagicString from "magic-string";
import type { SourceFile, ts } from "../../syntax.ts";
import { indentAt } from "./lines.ts";
import type { TypesLayout } from "./types-layout.ts";

/**
 * The file's new text.
 * @param node ends with the closing brace
 * @param from just behind the opening brace
 * @param lines begin with a line break
 */
export function fillBraces(
  tree: SourceFile,
  node: ts.Node,
  from: number,
  lines: string,
  { newline }: TypesLayout,
): string {
  const text = new MagicString(tree.text);
  const brace = node.end - 1;
  const space = /\s*$/.exec(tree.text.slice(from, brace))?.[0] ?? "";
  const close = newline + indentAt(tree.text, node.getStart(tree));
  text.update(brace - space.length, node.end, `${lines}${close}}`);
  return text.toString();
}
