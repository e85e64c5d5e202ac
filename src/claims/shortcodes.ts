// Which shortcodes may stand in a claim, and what does Clerk put into the token for each?
// Clerk publishes no complete list: this is the union of its documentation and of its Dashboard's editor.
import type { MetadataKey } from "./global-interfaces.ts";

export interface Shortcode {
  code: string;
  /** TypeScript type of the value when there is one. */
  type: string;
  /** Everything of the organization is null without an active one. */
  nullable: boolean;
  example: unknown;
  /** Grows with the data: may push the session cookie over its 4 KB. */
  sizeRisk: boolean;
  /** Claim name to offer, or null where the token holds the value already or offering it would be a trap. */
  offeredAs: string | null;
  /** Dot paths below it reach into this metadata: which shape of clerk-sessions.json describes it. */
  metadata: MetadataKey | null;
  /**
   * `documented`: code and type stand in Clerk's documentation, of today or of before. `dashboard`: seen in the
   * Dashboard's editor only. `inferred`: Clerk names it, its type is concluded from what Clerk says elsewhere.
   */
  source: "documented" | "dashboard" | "inferred";
}

type Row = Partial<Shortcode> & { example: unknown };

const shortcode = (code: string, type: string, row: Row): Shortcode => ({
  code,
  type,
  nullable: false,
  sizeRisk: false,
  offeredAs: null,
  metadata: null,
  source: "documented",
  ...row,
});

const orNull = { nullable: true } as const;
const seen = { source: "dashboard" } as const;
const inferred = { source: "inferred" } as const;
const large = { sizeRisk: true } as const;
const image = "https://img.clerk.com/eyJ0eXBlIjoiZGVmYXVsdCJ9";

export const shortcodes: readonly Shortcode[] = [
  shortcode("user.id", "string", { example: "user_abcdef123456789" }),
  shortcode("user.external_id", "string", { ...orNull, example: "abcdef1234", offeredAs: "externalId" }),
  shortcode("user.first_name", "string", { ...orNull, example: "John", offeredAs: "firstName" }),
  shortcode("user.last_name", "string", { ...orNull, example: "Doe", offeredAs: "lastName" }),
  shortcode("user.full_name", "string", { ...orNull, example: "John Doe", offeredAs: "fullName" }),
  shortcode("user.username", "string", { ...orNull, example: "johndoe", offeredAs: "username" }),
  // Seconds since 1970, unlike the milliseconds of Clerk's own objects.
  shortcode("user.created_at", "number", { example: 1640104791, offeredAs: "createdAt" }),
  shortcode("user.updated_at", "number", { example: 1640104748 }),
  shortcode("user.last_sign_in_at", "number", { ...orNull, ...seen, example: 1713158400 }),
  shortcode("user.primary_email_address", "string", {
    ...orNull,
    example: "john@example.com",
    offeredAs: "email",
  }),
  shortcode("user.primary_phone_number", "string", {
    ...orNull,
    example: "+12025550188",
    offeredAs: "phone",
  }),
  shortcode("user.primary_web3_wallet", "string", { ...orNull, ...seen, example: "0x1234abcd" }),
  shortcode("user.email_verified", "boolean", { example: true, offeredAs: "emailVerified" }),
  shortcode("user.phone_number_verified", "boolean", { example: false }),
  shortcode("user.image_url", "string", { ...large, example: image, offeredAs: "picture" }),
  shortcode("user.has_image", "boolean", { ...seen, example: false }),
  shortcode("user.two_factor_enabled", "boolean", { example: true, offeredAs: "twoFactor" }),
  // Organization ids to roles.
  shortcode("user.organizations", "Record<string, string>", {
    ...inferred,
    ...large,
    example: { org_123: "org:admin" },
  }),
  shortcode("user.public_metadata", "UserPublicMetadata", {
    ...large,
    example: { plan: "pro" },
    offeredAs: "metadata",
    metadata: "userPublic",
  }),
  shortcode("user.unsafe_metadata", "UserUnsafeMetadata", {
    ...large,
    example: { theme: "dark" },
    metadata: "userUnsafe",
  }),
  shortcode("org.id", "string", { ...orNull, example: "org_123" }),
  shortcode("org.role", "string", { ...orNull, example: "org:admin" }),
  shortcode("org.name", "string", { ...orNull, example: "My Org", offeredAs: "orgName" }),
  shortcode("org.slug", "string", { ...orNull, example: "my-org-slug" }),
  shortcode("org.image_url", "string", { ...orNull, ...seen, ...large, example: image }),
  shortcode("org.has_image", "boolean", { ...orNull, ...seen, example: true }),
  shortcode("org.public_metadata", "OrganizationPublicMetadata", {
    ...orNull,
    ...large,
    example: { tier: "gold" },
    offeredAs: "orgMetadata",
    metadata: "organizationPublic",
  }),
  shortcode("org_membership.public_metadata", "OrganizationMembershipPublicMetadata", {
    ...orNull,
    ...large,
    example: { team: "blue" },
    metadata: "organizationMembershipPublic",
  }),
  shortcode("org_membership.permissions", "string[]", {
    ...orNull,
    ...large,
    example: ["org:article:publish"],
  }),
  shortcode("session.actor", "{ sub: string; iss?: string; sid?: string; type?: string }", {
    ...orNull,
    ...inferred,
    example: { sub: "user_456" },
  }),
  shortcode("session.reverification_id", "string", { ...orNull, ...inferred, example: "rev_123" }),
];
