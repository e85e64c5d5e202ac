// Which operands of `{{ a || b || 'c' }}` can be the one that Clerk fills in? It passes over null and false only.
import { findShortcode } from "./find-shortcode.ts";
import type { Operand } from "./parse-template.ts";

/** At least one, in their order. */
export function reachable(operands: Operand[]): Operand[] {
  const end = operands.findIndex(isCertain);
  const tried = end === -1 ? operands : operands.slice(0, end + 1);
  const last = tried.length - 1;
  return tried.filter((operand, at) => at === last || !isNothing(operand));
}

/** Never null or false: what stands behind it is never looked at. */
function isCertain(operand: Operand): boolean {
  if (operand.kind === "literal") return operand.value !== false;
  const found = operand.kind === "shortcode" ? findShortcode(operand.path) : null;
  return found !== null && found.below.length === 0 && !found.shortcode.nullable && !isFlag(found.shortcode);
}

const isFlag = ({ type }: { type: string }): boolean => type === "boolean";

/** Null or false always. What Clerk does not know is null. */
function isNothing(operand: Operand): boolean {
  if (operand.kind === "literal") return operand.value === false;
  return operand.kind === "invalid" || findShortcode(operand.path) === null;
}
