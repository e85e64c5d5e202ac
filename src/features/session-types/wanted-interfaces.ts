// Which of Clerk's global interfaces does clerk-sessions.json fill in, and with what?
import { claimType } from "../../claims/claim-type.ts";
import { parseTypeExpression } from "../../claims/type-expression.ts";
import { type Config, configFile } from "../../config.ts";
import { UsageError } from "../../errors.ts";

export interface Member {
  name: string;
  optional: boolean;
  /** A TypeScript type and nothing else. */
  type: string;
}

export interface Interface {
  name: string;
  members: Member[];
}

/** Interfaces without members are left out. */
export function wantedInterfaces(config: Config): Interface[] {
  const { userPublic, userUnsafe, organizationPublic } = config.metadata;
  return [
    { name: "CustomJwtSessionClaims", members: claims(config) },
    { name: "ClerkAuthorization", members: authorization(config) },
    { name: "UserPublicMetadata", members: shape("userPublic", userPublic) },
    { name: "UserUnsafeMetadata", members: shape("userUnsafe", userUnsafe) },
    { name: "OrganizationPublicMetadata", members: shape("organizationPublic", organizationPublic) },
  ].filter(({ members }) => members.length > 0);
}

/** Optional, because a token may be older than the claim. A required `org_id` would also spoil Clerk's own union. */
function claims(config: Config): Member[] {
  return Object.entries(config.sessionToken.claims).map(([name, value]) => ({
    name,
    optional: true,
    type: claimType(value, config.metadata),
  }));
}

/** Both or none: with only one of the two declared, Clerk's types fall back to string for both. */
function authorization(config: Config): Member[] {
  const { roles, permissions } = config.authorization;
  if (roles.length + permissions.length === 0) return [];
  const known = roles.length > 0 ? roles : ["org:admin", "org:member"];
  return [
    { name: "permission", optional: false, type: union(permissions) },
    { name: "role", optional: false, type: union(known) },
  ];
}

const union = (keys: string[]) => keys.map((key) => JSON.stringify(key)).join(" | ") || "never";

function shape(key: keyof Config["metadata"], properties: Record<string, string> = {}): Member[] {
  return Object.entries(properties).map(([property, text]) => {
    const parsed = parseTypeExpression(text);
    if ("problem" in parsed) {
      throw new UsageError(`${configFile}: metadata.${key}.${property} ${parsed.problem}.`);
    }
    const optional = property.endsWith("?");
    return {
      name: optional ? property.slice(0, -1) : property,
      optional,
      type: parsed.node.getText(),
    };
  });
}
