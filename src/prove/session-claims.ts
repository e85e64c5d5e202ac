// Which claims does Clerk put into a session token for this caller?
import type { JWTPayload } from "jose";
import type { Session } from "./callers.ts";
import { encodePermissions } from "./encode-permissions.ts";

export interface TokenOptions {
  issuer: string;
  /** The page's origin; the SDK compares it with `authorizedParties`. */
  origin: string;
  /** 1: the form that Clerk 5 reads. 2: every later one. */
  version: 1 | 2;
  /** Claims that the instance adds to every session token. */
  custom: Record<string, unknown>;
}

const lifetime = 60;

export function sessionClaims(session: Session, options: TokenOptions): JWTPayload {
  const issued = Math.floor(Date.now() / 1000) - (session.state === "expired" ? 3600 : 0);
  return {
    ...options.custom,
    azp: options.origin,
    iss: options.issuer,
    sub: session.userId,
    sid: session.userId.replace(/^user_/, "sess_"),
    iat: issued,
    // Clerk's own tokens start ten seconds early.
    nbf: issued - 10,
    // A run may take longer than a real token lives.
    exp: issued + (session.state === "expired" ? lifetime : 10 * lifetime),
    fva: [1, -1],
    ...(options.version === 1 ? organizationV1(session) : organizationV2(session)),
  };
}

function organizationV1({ organization }: Session): JWTPayload {
  if (!organization) return {};
  return {
    org_id: organization.id,
    org_slug: organization.slug,
    org_role: organization.role,
    org_permissions: organization.permissions,
  };
}

function organizationV2({ organization, state }: Session): JWTPayload {
  const status = { v: 2, sts: state === "pending" ? "pending" : "active" };
  if (!organization) return { ...status, pla: "u:free" };
  const encoded = encodePermissions(organization.permissions);
  const o = {
    id: organization.id,
    slg: organization.slug,
    rol: organization.role.replace(/^org:/, ""),
    ...(encoded && { per: encoded.per, fpm: encoded.fpm }),
  };
  return { ...status, pla: "o:free", ...(encoded && { fea: encoded.fea }), o };
}
