// How many bytes does a claim's value take in the token, and what in it may grow?
import type { Config, Json } from "../config.ts";
import { ts } from "../syntax.ts";
import { claimType } from "./claim-type.ts";
import { findShortcode } from "./find-shortcode.ts";
import { jsonBytes } from "./json-bytes.ts";
import { type Operand, parseTemplate } from "./parse-template.ts";
import { reachable } from "./reachable.ts";
import { shortcodeBytes } from "./shortcode-bytes.ts";
import { addRanges, type SizeRange } from "./size-range.ts";
import { parseTypeExpression } from "./type-expression.ts";
import { unionParts } from "./union-parts.ts";

export interface ClaimBytes extends SizeRange {
  /** Shortcodes in it that have no bound, e.g. `user.public_metadata`, and the bytes each may add to what is typical. */
  growing: { code: string; by: number }[];
}

export function claimBytes(value: Json, shapes: Config["metadata"]): ClaimBytes {
  if (typeof value === "string") return textBytes(value, shapes);
  if (value === null || typeof value !== "object") return exactly(jsonBytes(value));
  // Commas, colons and brackets are in every member's share, one comma too many.
  const members = Array.isArray(value)
    ? value.map((item) => ({ extra: 1, bytes: claimBytes(item, shapes) }))
    : Object.entries(value).map(([key, item]) => ({
        extra: jsonBytes(key) + 2,
        bytes: claimBytes(item, shapes),
      }));
  const extra = members.reduce((sum, member) => sum + member.extra, members.length > 0 ? 1 : 2);
  return sum(
    members.map(({ bytes }) => bytes),
    extra,
  );
}

function textBytes(text: string, shapes: Config["metadata"]): ClaimBytes {
  const parts = parseTemplate(text);
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "expression") return expressionBytes(only.operands, shapes);
  // The pieces of one text share two quotes.
  const pieces = parts.map((part) =>
    part.kind === "text" ? exactly(jsonBytes(part.text) - 2) : insideText(part.operands, shapes),
  );
  return sum(pieces, 2);
}

/** What is no text is written out as JSON, and every quote in it takes a backslash. */
function insideText(operands: Operand[], shapes: Config["metadata"]): ClaimBytes {
  const bytes = expressionBytes(operands, shapes);
  if (reachable(operands).every((operand) => isPlain(operand, shapes))) return bytes;
  const growing = bytes.growing.map(({ code, by }) => ({ code, by: by * 2 }));
  return { typical: bytes.typical, worst: bytes.worst * 2, growing };
}

/** Typical is the first that may be there: the others stand in for it when it is missing. */
function expressionBytes(operands: Operand[], shapes: Config["metadata"]): ClaimBytes {
  const sizes = reachable(operands).map((operand) => operandBytes(operand, shapes));
  return {
    typical: sizes[0]?.typical ?? 4,
    worst: Math.max(...sizes.map(({ worst }) => worst)),
    growing: sizes.flatMap(({ growing }) => growing),
  };
}

function operandBytes(operand: Operand, shapes: Config["metadata"]): ClaimBytes {
  if (operand.kind === "literal") return exactly(jsonBytes(operand.value));
  const found = operand.kind === "shortcode" ? findShortcode(operand.path) : null;
  if (!found) return exactly(4);
  const { typical, worst } = shortcodeBytes(found, shapes);
  const { sizeRisk, code } = found.shortcode;
  const grows = sizeRisk && found.below.length === 0;
  return { typical, worst, growing: grows ? [{ code, by: worst - typical }] : [] };
}

const plainKinds = new Set([
  ts.SyntaxKind.LiteralType,
  ts.SyntaxKind.StringKeyword,
  ts.SyntaxKind.NumberKeyword,
  ts.SyntaxKind.BooleanKeyword,
]);

/** Neither an object nor a list, as far as its type tells. */
function isPlain(operand: Operand, shapes: Config["metadata"]): boolean {
  if (operand.kind !== "shortcode") return true;
  const parsed = parseTypeExpression(claimType(`{{${operand.path}}}`, shapes));
  return "node" in parsed && unionParts(parsed.node).every((part) => plainKinds.has(part.kind));
}

const sum = (all: ClaimBytes[], extra: number): ClaimBytes => ({
  ...addRanges(all, extra),
  growing: all.flatMap(({ growing }) => growing),
});

const exactly = (bytes: number): ClaimBytes => ({ typical: bytes, worst: bytes, growing: [] });
