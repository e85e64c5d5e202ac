// Which headers sign a request in as this caller?
import type { Caller } from "./callers.ts";
import type { Keys } from "./keys.ts";
import { sessionClaims, type TokenOptions } from "./session-claims.ts";

/** `cookie` is what browsers send with documents, `bearer` what API clients send. */
export async function credentials(
  caller: Caller,
  form: "cookie" | "bearer",
  keys: Keys,
  options: Omit<TokenOptions, "issuer">,
): Promise<Record<string, string>> {
  // Without its browser cookie a development instance answers every document with a handshake.
  const browser = keys.instance === "test" ? ["__clerk_db_jwt=dvb_standin"] : [];
  if (!caller.session) return form === "cookie" && browser.length > 0 ? { cookie: browser.join("; ") } : {};
  const claims = sessionClaims(caller.session, { ...options, issuer: keys.issuer });
  const signed = await keys.sign(claims);
  const token = caller.session.state === "tampered" ? tamper(signed) : signed;
  if (form === "bearer") return { authorization: `Bearer ${token}` };
  return { cookie: [`__session=${token}`, "__client_uat=1", ...browser].join("; ") };
}

/** Another user's id under the old signature. */
function tamper(token: string): string {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as object;
  const forged = Buffer.from(JSON.stringify({ ...claims, sub: "user_victim" })).toString("base64url");
  return [header, forged, signature].join(".");
}
