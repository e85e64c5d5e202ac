// Which TypeScript type does a claim have, given the value written for it in Clerk?
import type { Config, Json } from "../config.ts";
import { ts } from "../syntax.ts";
import { findShortcode } from "./find-shortcode.ts";
import { metadataType } from "./metadata-type.ts";
import { type Operand, parseTemplate } from "./parse-template.ts";
import { shortcodes } from "./shortcodes.ts";
import { parseTypeExpression } from "./type-expression.ts";

/** @param shapes the declared shapes of metadata; what they do not declare is `unknown` */
export function claimType(value: Json, shapes: Config["metadata"]): string {
  if (typeof value === "string") return textType(value, shapes);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) {
    const members = unique(value.flatMap((item) => unionMembers(claimType(item, shapes))));
    if (members.length === 0) return "unknown[]";
    return `(${joinUnion(members)})[]`;
  }
  const properties = Object.entries(value).map(
    ([key, item]) => `${propertyName(key)}: ${claimType(item, shapes)}`,
  );
  return properties.length > 0 ? `{ ${properties.join("; ")} }` : "Record<string, never>";
}

function textType(text: string, shapes: Config["metadata"]): string {
  const parts = parseTemplate(text);
  const [only] = parts;
  if (parts.every((part) => part.kind === "text")) return JSON.stringify(text);
  // Text around it, or a second expression: always a string, a null in it becomes the text `null`.
  if (parts.length > 1 || only?.kind !== "expression") return "string";
  const types = only.operands.map((operand) => operandType(operand, shapes));
  const last = types.length - 1;
  return joinUnion(
    unique(types.flatMap((type, at) => (at === last ? unionMembers(type) : withoutFalsy(type)))),
  );
}

function operandType(operand: Operand, shapes: Config["metadata"]): string {
  if (operand.kind === "literal") return JSON.stringify(operand.value);
  const found = operand.kind === "shortcode" ? findShortcode(operand.path) : null;
  if (!found) return "unknown";
  const { shortcode, below } = found;
  if (below.length > 0) {
    const shape =
      shortcode.metadata === "undeclared" || !shortcode.metadata ? undefined : shapes[shortcode.metadata];
    return metadataType(shape ?? {}, below, shortcode.nullable);
  }
  return shortcode.nullable ? `${shortcode.type} | null` : shortcode.type;
}

/** Clerk passes over null and false, and over nothing else: 0 and "" are values. */
function withoutFalsy(type: string): string[] {
  return unionMembers(type).flatMap((member) => {
    if (member === "null" || member === "false") return [];
    if (member === "boolean") return ["true"];
    // A named type may hold null or false inside.
    return isNamed(member) && !holdsAnObject(member) ? [`Exclude<${member}, null | false>`] : [member];
  });
}

function unionMembers(type: string): string[] {
  const parsed = parseTypeExpression(type);
  if ("problem" in parsed) return ["unknown"];
  const nodes = ts.isUnionTypeNode(parsed.node) ? parsed.node.types : [parsed.node];
  return nodes.map((node) => {
    const isText = ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal);
    return isText ? JSON.stringify(node.literal.text) : node.getText();
  });
}

function isNamed(type: string): boolean {
  const parsed = parseTypeExpression(type);
  return "node" in parsed && ts.isTypeReferenceNode(parsed.node);
}

/** Clerk's own interfaces. */
const holdsAnObject = (name: string) => shortcodes.some((shortcode) => shortcode.type === name);

function joinUnion(members: string[]): string {
  if (members.includes("unknown")) return "unknown";
  return members.length > 0 ? members.join(" | ") : "never";
}

const unique = (members: string[]) => [...new Set(members)];

/** JSON's quotes are right for every property name that is not an identifier, `__proto__` included. */
const propertyName = (key: string) => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));
