// Which of Clerk's global interfaces does clerk-sessions.json fill in, and with what?
import { claimType } from "../../claims/claim-type.ts";
import { type MetadataKey, metadataInterfaces, metadataKeys } from "../../claims/global-interfaces.ts";
import { parseTypeExpression } from "../../claims/type-expression.ts";
import { type Config, configFile } from "../../config.ts";
import type { Interface, Member } from "../../edits/types/interface.ts";
import { memberMark } from "../../edits/types/mark.ts";
import { UsageError } from "../../errors.ts";

/** Interfaces without members are left out. */
export function wantedInterfaces(config: Config): Interface[] {
  return [
    { name: "CustomJwtSessionClaims", members: claims(config) },
    { name: "ClerkAuthorization", members: authorization(config) },
    ...metadataKeys.map((key) => ({
      name: metadataInterfaces[key],
      members: shape(key, config.metadata[key]),
    })),
  ].filter(({ members }) => members.length > 0);
}

/** Optional, because a token may be older than the claim. A required `org_id` would also spoil Clerk's own union. */
function claims(config: Config): Member[] {
  return Object.entries(config.sessionToken.claims).map(([name, value]) => ({
    name,
    optional: true,
    type: claimType(value, config.metadata),
    mark: memberMark(value),
  }));
}

/** Both or none: with only one of the two declared, Clerk's types fall back to string for both. */
function authorization(config: Config): Member[] {
  const { roles, permissions } = config.authorization;
  if (roles.length + permissions.length === 0) return [];
  const filler = (keys: string[]) => (keys.length === 0 ? { filler: true as const } : {});
  const known = roles.length > 0 ? roles : ["org:admin", "org:member"];
  return [
    {
      name: "permission",
      optional: false,
      type: union(permissions),
      mark: memberMark(),
      ...filler(permissions),
    },
    { name: "role", optional: false, type: union(known), mark: memberMark(), ...filler(roles) },
  ];
}

const union = (keys: string[]) => keys.map((key) => JSON.stringify(key)).join(" | ") || "never";

function shape(key: MetadataKey, properties: Record<string, string> = {}): Member[] {
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
      mark: memberMark(),
    };
  });
}
