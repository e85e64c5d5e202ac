// Which TypeScript type does a claim have, given the value written for it in Clerk?
import type { Config, Json } from "../config.ts";
import { ts } from "../syntax.ts";
import { findShortcode } from "./find-shortcode.ts";
import { metadataType } from "./metadata-type.ts";
import { type Operand, parseTemplate } from "./parse-template.ts";
import { shortcodes } from "./shortcodes.ts";
import { parseTypeExpression } from "./type-expression.ts";
import { unionParts } from "./union-parts.ts";

/** @param shapes the declared shapes of metadata; what they do not declare is `unknown` */
export function claimType(value: Json, shapes: Config["metadata"]): string {
  return joinUnion(valueMembers(value, shapes, 0));
}

/** Deeper than what parseTypeExpression reads back, and than clerk-sessions.json may be. */
const maxDepth = 40;

/** The members of the value's type as a union. */
function valueMembers(value: Json, shapes: Config["metadata"], depth: number): string[] {
  if (typeof value === "string") return textMembers(value, shapes);
  if (value === null || typeof value !== "object") return [JSON.stringify(value)];
  if (depth === maxDepth) return ["unknown"];
  if (Array.isArray(value)) {
    const members = new Set(value.flatMap((item) => valueMembers(item, shapes, depth + 1)));
    if (members.size === 0) return ["never[]"];
    return members.has("unknown") ? ["unknown[]"] : [`(${joinUnion([...members])})[]`];
  }
  const properties = Object.entries(value).map(
    ([key, item]) => `${propertyName(key)}: ${joinUnion(valueMembers(item, shapes, depth + 1))}`,
  );
  return [properties.length > 0 ? `{ ${properties.join("; ")} }` : "Record<string, never>"];
}

function textMembers(text: string, shapes: Config["metadata"]): string[] {
  const parts = parseTemplate(text);
  const [only] = parts;
  if (parts.every((part) => part.kind === "text")) return [JSON.stringify(text)];
  // Text around it, or a second expression: always a string, a null in it becomes the text `null`.
  if (parts.length > 1 || only?.kind !== "expression") return ["string"];
  const members = only.operands.map((operand) => operandMembers(operand, shapes));
  const last = members.length - 1;
  return members.flatMap((types, at) => (at === last ? types : types.flatMap(withoutFalsy)));
}

function operandMembers(operand: Operand, shapes: Config["metadata"]): string[] {
  if (operand.kind === "literal") return [JSON.stringify(operand.value)];
  const found = operand.kind === "shortcode" ? findShortcode(operand.path) : null;
  if (!found) return ["unknown"];
  const { shortcode, below } = found;
  if (below.length > 0) {
    const shape = shortcode.metadata === null ? undefined : shapes[shortcode.metadata];
    return metadataType(shape ?? {}, below, shortcode.nullable);
  }
  return shortcode.nullable ? [shortcode.type, "null"] : [shortcode.type];
}

/** Clerk passes over null and false, and over nothing else: 0 and "" are values. */
function withoutFalsy(member: string): string[] {
  if (member === "null" || member === "false") return [];
  if (member === "boolean") return ["true"];
  return mayHideFalsy(member) ? [`Exclude<${member}, null | false>`] : [member];
}

/** A named type, or one computed from others, may be or hold null or false. */
function mayHideFalsy(member: string): boolean {
  if (member === "unknown" || ownTypes.has(member)) return false;
  const parsed = parseTypeExpression(member);
  if ("problem" in parsed) return false;
  return unionParts(parsed.node).some(
    (node) =>
      ts.isTypeReferenceNode(node) ||
      ts.isIndexedAccessTypeNode(node) ||
      ts.isIntersectionTypeNode(node) ||
      ts.isConditionalTypeNode(node) ||
      ts.isParenthesizedTypeNode(node),
  );
}

/** Clerk's interfaces and the table's other types: objects all of them, where they are names. */
const ownTypes = new Set(shortcodes.map((shortcode) => shortcode.type));

function joinUnion(members: string[]): string {
  if (members.includes("unknown")) return "unknown";
  return [...new Set(members)].join(" | ") || "never";
}

/** JSON's quotes are right for every property name that is not an identifier, `__proto__` included. */
const propertyName = (key: string) =>
  /^[A-Za-z_$][\w$]*$/.test(key) && key !== "__proto__" ? key : JSON.stringify(key);
