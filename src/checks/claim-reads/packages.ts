// What do the packages that deal in session claims export?
import type { Value } from "./value.ts";

const functions = ["auth", "getAuth", "useAuth", "verifyToken", "clerkMiddleware", "authMiddleware"];
const claimTypes = ["CustomJwtSessionClaims", "JwtPayload"];
const sessionTypes = ["AuthObject", "SessionAuthObject", "SignedInAuthObject"];

const isClerk = (specifier: string) => specifier.startsWith("@clerk/");

export const isKnownPackage = (specifier: string) => isClerk(specifier) || specifier === "react";

export function packageExport(specifier: string, name: string): Value | null {
  if (isClerk(specifier)) return functions.includes(name) ? { kind: "clerk", name } : null;
  return specifier === "react" && (name === "cache" || name === "useCallback") ? { kind: "same" } : null;
}

/** What a value of this type is. */
export function packageType(specifier: string, name: string): "claims" | "session" | null {
  if (!isClerk(specifier)) return null;
  if (claimTypes.includes(name)) return "claims";
  return sessionTypes.includes(name) ? "session" : null;
}
