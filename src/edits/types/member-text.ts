// How does a member of ours look in this file?
import MagicString from "magic-string";
import { parseSource, ts } from "../../syntax.ts";
import type { CodeStyle } from "../../types.ts";
import type { Member } from "./interface.ts";

/** Name, `?` and type, without separator. */
export function memberText({ name, optional, type }: Member, quote: CodeStyle["quote"]): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name, quote);
  return `${key}${optional ? "?" : ""}: ${inQuotes(type, quote)}`;
}

/** The type with its texts in the file's own quotes. */
export function inQuotes(type: string, quote: CodeStyle["quote"]): string {
  const start = "type T = ";
  const tree = parseSource("type.ts", start + type);
  const text = new MagicString(start + type);
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) text.overwrite(node.getStart(tree), node.end, quoted(node.text, quote));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return text.toString().slice(start.length);
}

function quoted(text: string, quote: CodeStyle["quote"]): string {
  const json = JSON.stringify(text);
  // The other quote costs less than an escape.
  if (quote === '"' || text.includes("'")) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}
