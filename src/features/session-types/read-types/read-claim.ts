// Which template value may stand behind a declared claim? The type seldom says, so most answers are guesses.
import { claimType } from "../../../claims/claim-type.ts";
import type { MetadataKey } from "../../../claims/global-interfaces.ts";
import { type Shortcode, shortcodes } from "../../../claims/shortcodes.ts";
import { parseTypeExpression } from "../../../claims/type-expression.ts";
import { unionParts } from "../../../claims/union-parts.ts";
import { valueProblem } from "../../../config/value-problem.ts";
import { type Config, type Json, parseConfig } from "../../../config.ts";
import { markedValue } from "../../../edits/types/mark.ts";
import { sameType } from "../../../edits/types/same-type.ts";
import { CliError } from "../../../errors.ts";
import { ts } from "../../../syntax.ts";
import type { DeclaredMember } from "./declared-members.ts";
import { plainType } from "./plain-type.ts";

export type ReadClaim =
  | { kind: "certain"; template: Json }
  /** `describes`: the claim's type is a shape of this metadata. */
  | { kind: "guessed"; template: Json; because: string; describes?: { key: MetadataKey; shape: Shape } }
  | { kind: "open"; reason: string };

type Shape = Record<string, string>;

/** @param shapes what the metadata interfaces themselves say */
export function readClaim(member: DeclaredMember, shapes: Config["metadata"]): ReadClaim {
  const { name, type, mark } = member;
  const problem = valueProblem.claimName(name);
  if (problem) return { kind: "open", reason: `a claim's name ${problem}` };
  const marked = mark === null ? null : markedValue(mark);
  if (marked && isAccepted(name, marked.value)) return { kind: "certain", template: marked.value };
  const plain = type ? plainType(type, member) : { problem: "it is no plain property" };
  const parsed = "text" in plain ? parseTypeExpression(plain.text) : plain;
  if ("problem" in parsed) return { kind: "open", reason: parsed.problem };
  const parts = present(parsed.node);
  const [only] = parts;
  if (only && parts.length === 1) {
    const read = readSingle(only);
    if (read) return read;
  }
  return (
    byName(name, parts) ??
    byPath(name, parts, shapes) ?? { kind: "open", reason: "its type does not say what Clerk puts there" }
  );
}

function readSingle(type: ts.TypeNode): ReadClaim | null {
  if (ts.isTypeReferenceNode(type)) {
    const found = shortcodes.find((one) => one.metadata && one.type === type.getText());
    return found ? { kind: "certain", template: `{{${found.code}}}` } : null;
  }
  const value = literalValue(type);
  if (value === null) return null;
  return { kind: "guessed", template: value, because: "its type allows this one value" };
}

function byName(name: string, parts: ts.TypeNode[]): ReadClaim | null {
  const found = shortcodes.find((one) => usualNames(one).includes(name));
  if (!found) return null;
  const template = `{{${found.code}}}`;
  const [only] = parts;
  if (found.metadata && only && parts.length === 1 && ts.isTypeLiteralNode(only)) {
    const read = shapeOf(only);
    if ("problem" in read) return { kind: "open", reason: read.problem };
    const because = `${name} is a usual name for it, and its type is an object`;
    return { kind: "guessed", template, because, describes: { key: found.metadata, shape: read.shape } };
  }
  const fits = sameType(withoutMissing(found.type), joined(parts));
  return fits
    ? { kind: "guessed", template, because: `${name} is a usual name for it, and its type fits` }
    : null;
}

function byPath(name: string, parts: ts.TypeNode[], shapes: Config["metadata"]): ReadClaim | null {
  for (const { code, metadata, type } of shortcodes) {
    const shape = metadata ? shapes[metadata] : undefined;
    if (!shape || !(Object.hasOwn(shape, name) || Object.hasOwn(shape, `${name}?`))) continue;
    const template = `{{${code}.${name}}}`;
    if (sameType(withoutMissing(claimType(template, shapes)), joined(parts))) {
      return { kind: "guessed", template, because: `${type} has ${name} with the same type` };
    }
  }
  return null;
}

/** `{{user.first_name}}`: what is offered, and the shortcode's own name as people write it. Others mean many things. */
function usualNames({ code, offeredAs }: Shortcode): string[] {
  const [owner, own = ""] = code.split(".");
  const camel = own.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [...(offeredAs ? [offeredAs] : []), ...(owner === "user" && own !== "id" ? [own, camel] : [])];
}

function isAccepted(name: string, value: Json): boolean {
  try {
    parseConfig({ sessionToken: { claims: { [name]: value } } });
    return true;
  } catch (error) {
    if (error instanceof CliError) return false;
    throw error;
  }
}

/** Null for what is no literal that JSON has; null itself is none. */
function literalValue(type: ts.TypeNode): string | number | boolean | null {
  if (!ts.isLiteralTypeNode(type)) return null;
  if (ts.isStringLiteral(type.literal)) return type.literal.text.includes("{{") ? null : type.literal.text;
  const text = type.getText();
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}

/** All of it or nothing: what is left out would be missing from the type that is written next. */
function shapeOf(type: ts.TypeLiteralNode): { shape: Shape } | { problem: string } {
  const shape: Shape = {};
  for (const member of type.members) {
    if (!ts.isPropertySignature(member) || !member.type) {
      return { problem: `clerk-sessions.json cannot describe ${member.getText()}` };
    }
    const name = ts.isStringLiteralLike(member.name) ? member.name.text : member.name.getText();
    const key = `${name}${member.questionToken ? "?" : ""}`;
    const problem = valueProblem.property(key);
    if (problem) return { problem: `its property ${JSON.stringify(name)} ${problem}` };
    shape[key] = member.type.getText();
  }
  return { shape };
}

function present(type: ts.TypeNode): ts.TypeNode[] {
  return unionParts(type).filter((part) => part.getText() !== "null" && part.getText() !== "undefined");
}

function withoutMissing(type: string): string {
  const parsed = parseTypeExpression(type);
  return "node" in parsed ? joined(present(parsed.node)) : type;
}

const joined = (parts: ts.TypeNode[]) => parts.map((part) => `(${part.getText()})`).join(" | ") || "never";
