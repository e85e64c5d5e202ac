import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import { makeCallers } from "../../../src/prove/callers.ts";
import { credentials } from "../../../src/prove/credentials.ts";
import { makeKeys } from "../../../src/prove/keys.ts";

const callers = makeCallers({ one: ["org:items:read"], all: ["org:items:create", "org:items:read"] });
const options = { origin: "http://localhost:3000", version: 2, custom: { plan: "pro" } } as const;

async function bearer(name: keyof typeof callers, version: 1 | 2 = 2): Promise<string> {
  const keys = await makeKeys("live");
  const headers = await credentials(callers[name], "bearer", keys, { ...options, version });
  return headers.authorization?.replace("Bearer ", "") ?? "";
}

describe("credentials", () => {
  test("nobody sends nothing; a development browser sends only its own cookie", async () => {
    expect(await credentials(callers.nobody, "bearer", await makeKeys("live"), options)).toEqual({});
    expect(await credentials(callers.nobody, "cookie", await makeKeys("live"), options)).toEqual({});
    expect(await credentials(callers.nobody, "cookie", await makeKeys("test"), options)).toEqual({
      cookie: "__clerk_db_jwt=dvb_standin",
    });
  });

  test("a member's token verifies and carries organization, permissions and custom claims", async () => {
    const keys = await makeKeys("live");
    const { payload } = await jwtVerify(await bearer("permitted"), createLocalJWKSet(keys.jwks), {
      issuer: keys.issuer,
    });
    expect(payload).toMatchObject({
      sub: "user_permitted",
      sid: "sess_permitted",
      azp: options.origin,
      v: 2,
      sts: "active",
      fea: "o:items",
      o: { id: "org_acme", slg: "acme", rol: "member", per: "read", fpm: "1" },
      plan: "pro",
    });
  });

  test("Clerk 5 gets the first version of the token", async () => {
    const claims = decodeJwt(await bearer("admin", 1));
    expect(claims).toMatchObject({
      org_id: "org_acme",
      org_role: "org:admin",
      org_permissions: ["org:items:create", "org:items:read"],
    });
    expect(claims).not.toHaveProperty("v");
    expect(claims).not.toHaveProperty("o");
  });

  test("expired, tampered and pending sessions are what they say", async () => {
    const keys = await makeKeys("live");
    const verify = async (token: string) => jwtVerify(token, createLocalJWKSet(keys.jwks));
    await expect(verify(await bearer("expired"))).rejects.toThrow(/exp/);
    await expect(verify(await bearer("tampered"))).rejects.toThrow(/signature/);
    expect(decodeJwt(await bearer("tampered")).sub).toBe("user_victim");
    expect((await verify(await bearer("pending"))).payload.sts).toBe("pending");
  });

  test("documents carry the session as cookies", async () => {
    const { cookie } = await credentials(callers.user, "cookie", await makeKeys("test"), options);
    expect(cookie).toMatch(/^__session=[\w-]+\.[\w-]+\.[\w-]+; __client_uat=1; __clerk_db_jwt=dvb_standin$/);
  });

  test("a custom claim never replaces one of Clerk's own", async () => {
    const custom = { sub: "user_evil", exp: 1 };
    const keys = await makeKeys("live");
    const headers = await credentials(callers.user, "bearer", keys, { ...options, custom });
    expect(decodeJwt(headers.authorization?.slice(7) ?? "").sub).toBe("user_solo");
  });
});
