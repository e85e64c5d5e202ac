// What is wrong with an operand in `{{ a || b }}`, and what was meant? Null when Clerk fills it in.
import { closest, distance } from "fastest-levenshtein";
import { findShortcode } from "./find-shortcode.ts";
import type { Operand } from "./parse-template.ts";
import { shortcodes } from "./shortcodes.ts";
import { showText } from "./show-text.ts";

export function operandProblem(operand: Operand): string | null {
  if (operand.kind === "literal") return null;
  if (operand.kind === "invalid") return invalid(operand.text);
  if (findShortcode(operand.path)) return null;
  const { path } = operand;
  if (path === "null" || path === "undefined") {
    return `${path} cannot be written in {{…}}; what has no value is null by itself`;
  }
  return `Clerk knows no shortcode {{${path.length > 80 ? `${path.slice(0, 80)}…` : path}}}. ${meant(path)}`.trim();
}

function invalid(text: string): string {
  if (text.startsWith("{{")) {
    return `${showText(text)} is never closed by }}; quotes inside must come in pairs`;
  }
  if (text === "") return "{{…}} holds nothing where a shortcode or a 'text' must stand";
  if (text.startsWith('"')) return `${showText(text)} must stand in single quotes`;
  if (text.startsWith("'"))
    return `${showText(text)} is not one 'text': a text cannot hold quotes of its own`;
  if (/^[{[]/.test(text)) {
    return `${showText(text)}: objects and arrays cannot stand in {{…}}; write them around it, as JSON`;
  }
  if (/\[\d+\]/.test(text)) {
    return `${showText(text)}: there is no way to pick from an array; name a field with dots`;
  }
  return `${showText(text)} is neither a shortcode nor a 'text', number, true or false`;
}

/** Names that people and third-party guides get wrong, and what they mean. */
const mistakes = new Map([
  ["org_membership.role", "org.role"],
  ["org_membership.metadata", "org_membership.public_metadata"],
  ["org.metadata", "org.public_metadata"],
  ["org.permissions", "org_membership.permissions"],
  ["user.primary_phone_address", "user.primary_phone_number"],
  ["user.phone", "user.primary_phone_number"],
  ["user.phone_number", "user.primary_phone_number"],
  ["user.email", "user.primary_email_address"],
  ["user.email_address", "user.primary_email_address"],
  ["user.metadata", "user.public_metadata"],
  ["user.name", "user.full_name"],
  ["user.organization_id", "org.id"],
  ["user.org_id", "org.id"],
  ["user.has_verified_email", "user.email_verified"],
  ["user.has_verified_phone", "user.phone_number_verified"],
  ["user.profile_image_url", "user.image_url"],
  ["session.user_id", "user.id"],
]);

/** What no shortcode gives, because every session token has it. */
const inToken = new Map([
  ["session.id", "The session token holds it as sid, and auth() gives it as sessionId."],
  ["session.expire_at", "Every token holds its own end as exp."],
  ["session.expires_at", "Every token holds its own end as exp."],
]);

function meant(path: string): string {
  const isPrivate = /^(user|org|org_membership)\.private_metadata(\.|$)/.test(path);
  if (isPrivate) {
    const right = path.replace("private_metadata", "public_metadata");
    return `Private metadata never leaves Clerk's servers; what a token carries must be in public metadata: {{${right}}}.`;
  }
  const held = inToken.get(path);
  if (held !== undefined) return held;
  const near = mistakes.get(path) ?? nearest(path.replace(/^organization(?=\.)/, "org"));
  return near === null ? "" : `Did you mean {{${near}}}?`;
}

function nearest(path: string): string | null {
  if (path.length > 60) return null;
  if (findShortcode(path)) return path;
  const near = closest(
    path,
    shortcodes.map((shortcode) => shortcode.code),
  );
  return distance(path, near) <= 5 ? near : null;
}
