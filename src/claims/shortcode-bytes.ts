// How many bytes does Clerk fill in for a shortcode? Measured values are rare: lengths follow from Clerk's ids, from the
// limits of its forms, and from what most people's names and addresses are like. Long rather than short.
import type { Config } from "../config.ts";
import type { FoundShortcode } from "./find-shortcode.ts";
import { metadataType } from "./metadata-type.ts";
import { addRanges, type SizeRange } from "./size-range.ts";
import { metadataLimit, propertyBytes, typeBytes, unknownBytes } from "./type-bytes.ts";
import { parseTypeExpression } from "./type-expression.ts";

/** Quotes included. Names are taken to be of 256 letters at most, of up to four bytes each; an address of 254 (RFC 5321). */
const known: Record<string, [typical: number, worst: number]> = {
  "user.id": [34, 34],
  "user.external_id": [26, 258],
  "user.first_name": [9, 1026],
  "user.last_name": [11, 1026],
  "user.full_name": [18, 2051],
  "user.username": [14, 258],
  "user.created_at": [10, 10],
  "user.updated_at": [10, 10],
  "user.last_sign_in_at": [10, 10],
  "user.primary_email_address": [28, 256],
  "user.primary_phone_number": [15, 18],
  "user.primary_web3_wallet": [44, 66],
  "user.email_verified": [5, 5],
  "user.phone_number_verified": [5, 5],
  "user.image_url": [200, 400],
  "user.has_image": [5, 5],
  "user.two_factor_enabled": [5, 5],
  // Two organizations, and the hundred of somebody who works for an agency.
  "user.organizations": [96, 4702],
  "org.id": [33, 33],
  "org.role": [12, 258],
  "org.name": [18, 1026],
  "org.slug": [18, 258],
  "org.image_url": [200, 400],
  "org.has_image": [5, 5],
  // Eight permissions, and a hundred.
  "org_membership.permissions": [186, 2302],
  // Nobody acts for somebody else, most of the time.
  "session.actor": [4, 160],
  "session.reverification_id": [36, 66],
};

/** Whole metadata whose shape nobody declared. */
const someMetadata = 200;

export function shortcodeBytes({ shortcode, below }: FoundShortcode, shapes: Config["metadata"]): SizeRange {
  if (shortcode.metadata === null) {
    const [typical, worst] = known[shortcode.code] ?? [unknownBytes.typical, unknownBytes.worst];
    return { typical, worst };
  }
  const shape = shapes[shortcode.metadata] ?? {};
  if (below.length > 0) return declared(metadataType(shape, below, shortcode.nullable).join(" | "));
  // What nobody declared is in it as well.
  const fields = Object.entries(shape).map(([name, type]) =>
    propertyBytes(name.replace(/\?$/, ""), declared(type)),
  );
  const typical = fields.length > 0 ? addRanges(fields, 1).typical : someMetadata;
  return { typical: Math.min(typical, metadataLimit), worst: metadataLimit };
}

function declared(type: string): SizeRange {
  const parsed = parseTypeExpression(type);
  return "problem" in parsed ? unknownBytes : typeBytes(parsed.node);
}
