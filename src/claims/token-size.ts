// How large will the session token be with these claims?
import type { Config, Json } from "../config.ts";
import { base64Bytes } from "./base64-bytes.ts";
import { claimBytes } from "./claim-bytes.ts";
import { defaultClaims, signatureLength, tokenHeader } from "./default-token.ts";
import { jsonBytes } from "./json-bytes.ts";
import { shortcodes } from "./shortcodes.ts";
import { addRanges, type SizeRange } from "./size-range.ts";

export type { SizeRange } from "./size-range.ts";

export interface ClaimSize extends SizeRange {
  name: string;
  /** What in it may grow, as half a sentence; null when nothing does. */
  risk: string | null;
  /** Bytes that it may add to what is typical; 0 without a risk. */
  growth: number;
  /** What to write instead, as a template; null when there is nothing leaner. */
  lean: string | null;
}

/** Bytes. An estimate: what is in the token is decided when people sign in. */
export interface TokenSize {
  /** The custom claims alone, as JSON. */
  custom: SizeRange;
  /** The whole encoded token, without and with an active organization. */
  token: { personal: SizeRange; organization: SizeRange };
  /** Largest first. */
  claims: ClaimSize[];
}

export function tokenSize(claims: Record<string, Json>, metadata: Config["metadata"]): TokenSize {
  const sizes = Object.entries(claims).map(([name, value]) => claimSize(name, value, metadata));
  const custom = addRanges(sizes);
  return {
    custom,
    token: {
      personal: encoded(defaultClaims.personal, custom),
      organization: encoded(defaultClaims.organization, custom),
    },
    claims: sizes.sort((a, b) => b.worst - a.worst || b.typical - a.typical),
  };
}

function claimSize(name: string, value: Json, metadata: Config["metadata"]): ClaimSize {
  const { typical, worst, growing } = claimBytes(value, metadata);
  // A colon and a comma.
  const key = jsonBytes(name) + 2;
  // What may grow most is what is spoken of.
  const code = growing.toSorted((a, b) => b.by - a.by)[0]?.code;
  return {
    name,
    typical: key + typical,
    worst: key + worst,
    risk: code === undefined ? null : riskOf(code),
    growth: growing.reduce((sum, { by }) => sum + by, 0),
    lean: code === undefined ? null : leaner(code, metadata),
  };
}

function encoded(claims: Record<keyof SizeRange, object>, custom: SizeRange): SizeRange {
  const length = (which: keyof SizeRange) =>
    base64Bytes(jsonBytes(tokenHeader)) +
    base64Bytes(jsonBytes(claims[which]) + custom[which]) +
    signatureLength +
    2;
  return { typical: length("typical"), worst: length("worst") };
}

function riskOf(code: string): string {
  if (code === "user.organizations") return `{{${code}}} grows with every organization that a user joins`;
  if (code === "org_membership.permissions") return `{{${code}}} grows with the permissions of the role`;
  if (code.endsWith("image_url")) return `{{${code}}} may be an address of hundreds of characters`;
  return `{{${code}}} may hold up to 8 KB`;
}

/** One field of the metadata: a declared one when there is one. */
function leaner(code: string, metadata: Config["metadata"]): string | null {
  const key = shortcodes.find((shortcode) => shortcode.code === code)?.metadata ?? null;
  if (key === null) return null;
  const [field = "plan"] = Object.keys(metadata[key] ?? {});
  return `{{${code}.${field.replace(/\?$/, "")}}}`;
}
