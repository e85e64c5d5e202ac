// What does Clerk put into a token for the value written for a claim?
import type { Json } from "../config.ts";
import { findShortcode } from "./find-shortcode.ts";
import { type Operand, parseTemplate } from "./parse-template.ts";

type JsonObject = { [key: string]: Json };

/** Named as the shortcodes are. */
export interface TokenData {
  user: {
    id: string;
    external_id: string | null;
    first_name: string | null;
    last_name: string | null;
    full_name: string | null;
    username: string | null;
    /** Seconds since 1970, as are the next two. */
    created_at: number;
    updated_at: number;
    last_sign_in_at: number | null;
    primary_email_address: string | null;
    /** `+12025550188` */
    primary_phone_number: string | null;
    primary_web3_wallet: string | null;
    email_verified: boolean;
    phone_number_verified: boolean;
    image_url: string;
    has_image: boolean;
    two_factor_enabled: boolean;
    /** Organization ids to roles: `{ org_123: "org:admin" }`. */
    organizations: Record<string, string>;
    public_metadata: JsonObject;
    unsafe_metadata: JsonObject;
  };
  /** The active organization; null without one. */
  org: {
    id: string;
    /** `org:admin` */
    role: string;
    name: string;
    slug: string | null;
    image_url: string | null;
    has_image: boolean;
    public_metadata: JsonObject;
  } | null;
  /** The user's place in the active organization; null without one. */
  org_membership: { permissions: string[]; public_metadata: JsonObject } | null;
  session: {
    /** Who acts as the user; null when nobody does. */
    actor: { sub: string; iss?: string; sid?: string; type?: string } | null;
    reverification_id: string | null;
  };
}

export function fillTemplate(value: Json, data: TokenData): Json {
  if (typeof value === "string") return fillText(value, data);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => fillTemplate(item, data));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillTemplate(item, data)]));
}

/** One expression and nothing else keeps its JSON type; with text around it, or a second one, all is text. */
function fillText(text: string, data: TokenData): Json {
  const values = parseTemplate(text).map((part) =>
    part.kind === "text" ? part.text : firstValue(part.operands, data),
  );
  if (values.length === 0) return "";
  const [only = null] = values;
  return values.length === 1 ? only : values.map(asText).join("");
}

/** The first operand that is not null or false; else the last one, whatever it is. */
function firstValue(operands: Operand[], data: TokenData): Json {
  const values = operands.map((operand) => operandValue(operand, data));
  return values.find((value) => value !== null && value !== false) ?? values.at(-1) ?? null;
}

/** What Clerk does not know is null, as its documentation says today. */
function operandValue(operand: Operand, data: TokenData): Json {
  if (operand.kind === "literal") return operand.value;
  if (operand.kind === "invalid" || !findShortcode(operand.path)) return null;
  return operand.path.split(".").reduce<Json | TokenData>(below, data) as Json;
}

function below(value: Json | TokenData, step: string): Json {
  const isObject = value !== null && typeof value === "object" && !Array.isArray(value);
  return isObject && Object.hasOwn(value, step)
    ? ((Reflect.get(value, step) as Json | undefined) ?? null)
    : null;
}

const asText = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));
