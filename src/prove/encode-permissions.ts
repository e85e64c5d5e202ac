// How does a session token carry a list of permissions? As features, actions and one bitmask per feature.

export interface EncodedPermissions {
  /** `o:items,o:reports` */
  fea: string;
  /** `create,read` */
  per: string;
  /** One decimal mask per feature; bit i stands for the i-th action. */
  fpm: string;
}

/** Permissions in the form `org:items:read`; null for an empty list, which a token leaves out. */
export function encodePermissions(permissions: string[]): EncodedPermissions | null {
  if (permissions.length === 0) return null;
  const pairs = permissions.map((permission) => {
    const [scope, feature, action, ...rest] = permission.split(":");
    if (scope !== "org" || !feature || !action || rest.length > 0) {
      throw new TypeError(`Not an organization permission: ${permission}`);
    }
    return { feature, action };
  });
  const features = [...new Set(pairs.map(({ feature }) => feature))].sort();
  const actions = [...new Set(pairs.map(({ action }) => action))].sort();
  const masks = features.map((feature) =>
    // BigInt: an instance may have more than 53 actions.
    actions.reduce(
      (mask, action, bit) =>
        pairs.some((pair) => pair.feature === feature && pair.action === action)
          ? mask | (1n << BigInt(bit))
          : mask,
      0n,
    ),
  );
  return {
    fea: features.map((feature) => `o:${feature}`).join(","),
    per: actions.join(","),
    fpm: masks.join(","),
  };
}
