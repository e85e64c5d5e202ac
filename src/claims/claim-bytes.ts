// How many bytes does a claim's value take in the token, and what in it may grow?
import type { Config, Json } from "../config.ts";
import { findShortcode } from "./find-shortcode.ts";
import { jsonBytes } from "./json-bytes.ts";
import { type Operand, parseTemplate, type TemplatePart } from "./parse-template.ts";
import { shortcodeBytes } from "./shortcode-bytes.ts";
import { addRanges, type SizeRange } from "./size-range.ts";

export interface ClaimBytes extends SizeRange {
  /** Shortcodes in it that have no bound, e.g. `user.public_metadata`. */
  growing: string[];
}

export function claimBytes(value: Json, shapes: Config["metadata"]): ClaimBytes {
  if (typeof value === "string") return textBytes(value, shapes);
  if (value === null || typeof value !== "object") return { ...exactly(jsonBytes(value)), growing: [] };
  // Commas, colons and brackets are in every member's share, one comma too many.
  const members = Array.isArray(value)
    ? value.map((item) => ({ extra: 1, bytes: claimBytes(item, shapes) }))
    : Object.entries(value).map(([key, item]) => ({
        extra: jsonBytes(key) + 2,
        bytes: claimBytes(item, shapes),
      }));
  const extra = members.reduce((sum, member) => sum + member.extra, members.length > 0 ? 1 : 2);
  const bytes = members.map((member) => member.bytes);
  return { ...addRanges(bytes, extra), growing: bytes.flatMap(({ growing }) => growing) };
}

function textBytes(text: string, shapes: Config["metadata"]): ClaimBytes {
  const parts = parseTemplate(text);
  if (parts.every((part) => part.kind === "text")) return { ...exactly(jsonBytes(text)), growing: [] };
  const pieces = parts.map((part) => partBytes(part, shapes));
  const growing = parts.flatMap((part) => (part.kind === "text" ? [] : part.operands.flatMap(growingOf)));
  // Each piece counts its own quotes; as parts of one text they share two.
  const quotes = parts.length > 1 ? 2 : 0;
  return { ...addRanges(pieces, quotes), growing };
}

/** The largest operand: any of them may be the one. */
function partBytes(part: TemplatePart, shapes: Config["metadata"]): SizeRange {
  if (part.kind === "text") return exactly(jsonBytes(part.text) - 2);
  const operands = part.operands.map((operand) => operandBytes(operand, shapes));
  return {
    typical: Math.max(...operands.map(({ typical }) => typical)),
    worst: Math.max(...operands.map(({ worst }) => worst)),
  };
}

function operandBytes(operand: Operand, shapes: Config["metadata"]): SizeRange {
  if (operand.kind === "literal") return exactly(jsonBytes(operand.value));
  const found = operand.kind === "shortcode" ? findShortcode(operand.path) : null;
  return found ? shortcodeBytes(found, shapes) : exactly(4);
}

function growingOf(operand: Operand): string[] {
  const found = operand.kind === "shortcode" ? findShortcode(operand.path) : null;
  return found?.shortcode.sizeRisk && found.below.length === 0 ? [found.shortcode.code] : [];
}

const exactly = (bytes: number): SizeRange => ({ typical: bytes, worst: bytes });
