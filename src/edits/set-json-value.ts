// Sets one value in a JSON text. What stands around it stays byte for byte; what is new is laid out as by hand.
import { applyEdits, findNodeAtLocation, type JSONPath, modify, type Node, parseTree } from "jsonc-parser";
import { jsonText } from "../config/json-text.ts";
import type { Json } from "../config.ts";

/** undefined: the key goes. */
export function setJsonValue(text: string, path: JSONPath, value: Json | undefined): string {
  const tree = parseTree(text);
  const node = tree && findNodeAtLocation(tree, path);
  const parent = tree && findNodeAtLocation(tree, path.slice(0, -1));
  const last = parent?.children?.at(-1);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
  const laidOut = (json: Json, at: number) =>
    jsonText(json, indent, marginAt(text, at)).replaceAll("\n", eol);
  if (value !== undefined && node) {
    return text.slice(0, node.offset) + laidOut(value, node.offset) + text.slice(node.offset + node.length);
  }
  if (value !== undefined && last) {
    const key = parent?.type === "object" ? `${JSON.stringify(path.at(-1))}: ` : "";
    const gap = startsLine(text, last) ? eol + marginAt(text, last.offset) : " ";
    const end = last.offset + last.length;
    return `${text.slice(0, end)},${gap}${key}${laidOut(value, last.offset)}${text.slice(end)}`;
  }
  const layout = {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 2 : indent.length,
  };
  return applyEdits(text, modify(text, path, value, { formattingOptions: { ...layout, eol } }));
}

function marginAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

const startsLine = (text: string, { offset }: Node) => /(?:^|\n)[ \t]*$/.test(text.slice(0, offset));
