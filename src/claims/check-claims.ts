// What would Clerk refuse, or the browser's cookie not bear, in these claims?
import { closest, distance } from "fastest-levenshtein";
import type { Json } from "../config.ts";
import { findShortcode } from "./find-shortcode.ts";
import { parseTemplate } from "./parse-template.ts";
import { reservedClaims, type TokenKind } from "./reserved.ts";
import { shortcodes } from "./shortcodes.ts";

export interface ClaimProblem {
  severity: "error" | "warning";
  /** Where: the claim's name, then the way into its value: `hasura.roles[0]`. */
  path: string;
  message: string;
}

export function checkClaims(claims: Record<string, Json>, kind: TokenKind): ClaimProblem[] {
  return Object.entries(claims).flatMap(([name, value]) => [
    ...checkName(name, kind),
    ...checkValue(value, name, kind),
  ]);
}

function checkName(name: string, kind: TokenKind): ClaimProblem[] {
  if (name.includes("{{")) return [shortcodeInKey(name)];
  const { refused, doubtful } = reservedClaims[kind];
  if (refused.includes(name)) {
    const message = `"${name}" is a reserved claim: Clerk sets it itself and refuses a template that names it`;
    return [{ severity: "error", path: name, message }];
  }
  if (doubtful.includes(name)) {
    const message = `"${name}" is one of Clerk's own claims; what you write for it may be ignored or refused`;
    return [{ severity: "warning", path: name, message }];
  }
  return [];
}

function checkValue(value: Json, path: string, kind: TokenKind): ClaimProblem[] {
  if (typeof value === "string") return checkText(value, path, kind);
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((item, at) => checkValue(item, `${path}[${at}]`, kind));
  return Object.entries(value).flatMap(([key, item]) => [
    ...(key.includes("{{") ? [shortcodeInKey(`${path}.${key}`)] : []),
    ...checkValue(item, `${path}.${key}`, kind),
  ]);
}

function checkText(text: string, path: string, kind: TokenKind): ClaimProblem[] {
  const problems: ClaimProblem[] = [];
  for (const part of parseTemplate(text)) {
    if (part.kind === "text") continue;
    for (const operand of part.operands) {
      if (operand.kind === "literal") continue;
      if (operand.kind === "invalid") {
        const message = `${JSON.stringify(operand.text)} is neither a shortcode nor a 'text', number, true or false`;
        problems.push({ severity: "error", path, message });
        continue;
      }
      const found = findShortcode(operand.path);
      if (!found) {
        const message = `Clerk knows no shortcode {{${operand.path}}}.${suggest(operand.path)}`;
        problems.push({ severity: "error", path, message });
      } else if (kind === "session" && found.shortcode.sizeRisk && found.below.length === 0) {
        const message = `{{${operand.path}}} grows with the data: the session cookie holds about 1.2 KB of custom claims${
          found.shortcode.metadata ? `; name the fields you need, as in {{${operand.path}.plan}}` : ""
        }`;
        problems.push({ severity: "warning", path, message });
      }
    }
  }
  return problems;
}

function shortcodeInKey(path: string): ClaimProblem {
  return { severity: "error", path, message: "shortcodes work in values only, never in keys" };
}

/** Names that third-party guides get wrong, and what they mean. */
const mistakes: Record<string, string> = {
  "org_membership.role": "org.role",
  "user.primary_phone_address": "user.primary_phone_number",
  "user.metadata": "user.public_metadata",
  "user.organization_id": "org.id",
  "user.has_verified_email": "user.email_verified",
  "user.has_verified_phone": "user.phone_number_verified",
  "user.email": "user.primary_email_address",
};

function suggest(path: string): string {
  if (/private_metadata/.test(path)) return " Private metadata never leaves Clerk's servers.";
  const codes = shortcodes.map((shortcode) => shortcode.code);
  const near = Object.hasOwn(mistakes, path) ? mistakes[path] : closest(path, codes);
  const isNear = Object.hasOwn(mistakes, path) || (near !== undefined && distance(path, near) <= 5);
  return isNear && near ? ` Did you mean {{${near}}}?` : "";
}
