// What would Clerk refuse in these claims, or fill in with something else than meant?
import { valueProblem } from "../config/value-problem.ts";
import type { Json } from "../config.ts";
import type { ClaimProblem } from "./claim-problem.ts";
import { operandProblem } from "./operand-problem.ts";
import { parseTemplate } from "./parse-template.ts";
import { reservedClaims, type TokenKind } from "./reserved.ts";
import { showText } from "./show-text.ts";
import { type ClaimNode, walkClaims } from "./walk-claims.ts";

export type { ClaimProblem } from "./claim-problem.ts";

export function checkClaims(claims: Record<string, Json>, kind: TokenKind): ClaimProblem[] {
  const walked = walkClaims(claims);
  if ("problem" in walked) return [{ severity: "error", path: walked.path, message: walked.problem }];
  return [
    ...Object.entries(claims).flatMap(([name, value]) => checkClaim(name, value, kind)),
    ...walked.nodes.flatMap(checkNode),
  ];
}

function checkClaim(name: string, value: Json, kind: TokenKind): ClaimProblem[] {
  const path = /^[\w./:-]{1,100}$/.test(name) ? name : showText(name);
  if (name.includes("{{")) return [{ severity: "error", path, message: inKey }];
  const problem = valueProblem.claimName(name);
  if (problem !== null) return [{ severity: "error", path, message: `the name of a claim ${problem}` }];
  const { refused, doubtful } = reservedClaims[kind];
  if (refused.includes(name)) {
    const message = `"${name}" is a reserved claim: Clerk sets it itself, and nobody else may`;
    return [{ severity: "error", path, message }];
  }
  if (doubtful.includes(name)) {
    const message = `"${name}" is one of Clerk's own claims; what you write for it may be ignored or refused`;
    return [{ severity: "warning", path, message }];
  }
  const held = kind === "session" && typeof value === "string" ? heldAlready(value) : null;
  return held === null ? [] : [{ severity: "warning", path, message: held }];
}

function checkNode({ path, key, value }: ClaimNode): ClaimProblem[] {
  const messages = [
    ...(key === null ? [] : checkKey(key)),
    ...(typeof value === "string" ? checkText(value) : []),
  ];
  return messages.map((message) => ({ severity: "error", path, message }));
}

const inKey = "shortcodes work in values only, never in keys";

function checkKey(key: string): string[] {
  if (key.includes("{{")) return [inKey];
  if (key === "__proto__") return ['"__proto__" is not a usable key: JavaScript loses it'];
  const problem = valueProblem.text(key);
  return problem === null ? [] : [`the key ${problem}`];
}

function checkText(text: string): string[] {
  const problem = valueProblem.text(text);
  // Not looked into: it may be as long as it likes.
  if (problem !== null) return [`the text ${problem}`];
  const messages = parseTemplate(text).flatMap((part) =>
    part.kind === "text" ? [] : part.operands.map(operandProblem),
  );
  return [...new Set(messages)].filter((message) => message !== null);
}

const held = new Map([
  ["user.id", "as sub, and auth() gives it as userId"],
  ["org.id", "as o.id, and auth() gives it as orgId"],
  ["org.role", "as o.rol, and auth() gives it as orgRole"],
  ["org.slug", "as o.slg, and auth() gives it as orgSlug"],
  ["org_membership.permissions", "in o, and auth() gives has({ permission })"],
  ["session.actor", "as act, and auth() gives it as actor"],
]);

/** A claim that says nothing new; below an object it is in the form that another service wants. */
function heldAlready(text: string): string | null {
  const [part, ...rest] = parseTemplate(text.length > 100 ? "" : text);
  if (part?.kind !== "expression" || rest.length > 0 || part.operands.length > 1) return null;
  const [operand] = part.operands;
  const where = operand?.kind === "shortcode" ? held.get(operand.path) : undefined;
  return where === undefined
    ? null
    : `the session token holds ${text} already, ${where}; leave the claim out unless another service wants it under this name`;
}
