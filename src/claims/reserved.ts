// Which claim names are Clerk's own? The server's exact list is not published; these are the default claims.

export type TokenKind = "session" | "jwt-template";

/** Refused by Clerk with `jwt_template_reserved_claim`. */
const everyToken = ["azp", "exp", "iat", "iss", "jti", "nbf", "sub"];
/** Bound to the session: a template's token cannot hold them, and redeclared they spoil Clerk's own types. */
const sessionBound = ["sid", "v", "pla", "fea", "fva", "sts", "o", "act"];
/** Plain claims of session tokens before version 2; Clerk's types forbid them in version 2. */
const firstVersion = ["org_id", "org_slug", "org_role", "org_permissions"];

/** `aud`, `role` and `email` are free on purpose: Convex, Supabase and others need them. */
export const reservedClaims: Record<TokenKind, { refused: readonly string[]; doubtful: readonly string[] }> =
  {
    session: { refused: [...everyToken, ...sessionBound], doubtful: firstVersion },
    "jwt-template": { refused: everyToken, doubtful: sessionBound },
  };
