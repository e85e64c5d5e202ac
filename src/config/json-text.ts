// How is JSON laid out for people? Short lists and objects on one line, as one would write them by hand.
import type { Json } from "../config.ts";

const lineWidth = 90;

export function jsonText(value: Json, indent: string, margin = ""): string {
  const line = oneLine(value);
  const isShort = margin.length + line.length <= lineWidth && depth(value) < 2;
  if (value === null || typeof value !== "object" || isShort) return line;
  const inner = margin + indent;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => jsonText(item, indent, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${jsonText(item, indent, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${margin}${close}`;
}

function oneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
  return parts.length > 0 ? `{ ${parts.join(", ")} }` : "{}";
}

/** Lists and objects inside others: `{ "match": ["/a"], "require": {…} }` is 2 deep and still one rule. */
function depth(value: Json): number {
  if (value === null || typeof value !== "object") return 0;
  const inner = Object.values(value).filter((item) => item !== null && typeof item === "object");
  return inner.length === 0 ? 0 : 1 + Math.max(...inner.map(depth));
}
