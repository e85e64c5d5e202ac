// Is each provider's file right, and would the service accept a token made from it, by its own rules?
import { createLocalJWKSet, decodeJwt, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { knownProviders, jwtProviders as offered } from "../../../src/ask/jwt-providers.ts";
import { checkClaims } from "../../../src/claims/check-claims.ts";
import { fillTemplate, type TokenData } from "../../../src/claims/fill-template.ts";
import type { JwtProvider } from "../../../src/claims/jwt-provider.ts";
import { features } from "../../../src/features/index.ts";
import { type Keys, makeKeys } from "../../../src/prove/keys.ts";
import { jwtProvider, jwtProviders } from "../../../src/templates.ts";

const json: z.ZodType<unknown> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
const sentence = z.string().regex(/^[^\n]+\.$/);
const template = z
  .string()
  .regex(/^(lib|hooks|components)\/[\w[\]-]+\.tsx?$/)
  .nullable();
const schema = z.strictObject({
  label: z.string().min(1),
  docs: z.url({ protocol: /^https$/ }),
  status: z.enum(["current", "legacy", "deprecated"]),
  reason: sentence.nullable(),
  token: z.enum(["template", "session", "integration"]),
  templateName: z
    .string()
    .regex(/^[\w-]+$/)
    .nullable(),
  claims: z.record(z.string(), json),
  audience: z.string().nullable(),
  algorithm: z.enum(["RS256", "HS256"]),
  key: z.enum(["clerk", "service"]),
  lifetime: z.int().min(30).max(315_360_000).nullable(),
  clockSkew: z.int().min(0).max(300).nullable(),
  env: z.record(z.string().regex(/^[A-Z][A-Z0-9_]+$/), z.string().regex(/^[^\n]+$/)),
  packages: z.array(z.strictObject({ name: z.string(), range: z.string(), why: z.string() })),
  notes: z.array(sentence),
  server: template,
  client: template,
  setup: z.array(
    z.strictObject({
      title: z.string().min(1),
      language: z.string().regex(/^[a-z]+$/),
      file: z
        .string()
        .regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/)
        .nullable(),
      lines: z.array(z.string()).min(1),
    }),
  ),
});

function known(name: string): JwtProvider {
  const found = jwtProvider(name);
  if (!found) throw new Error(`no provider ${name}`);
  return found;
}

test("the catalogue is the folder", () => {
  expect(jwtProviders()).toEqual(knownProviders);
  expect(jwtProvider("../../package")).toBeNull();
});

describe.each(jwtProviders())("the file of %s", (name) => {
  const provider = known(name);

  test("has the shape that everything reads", () => {
    expect(schema.safeParse(provider).error?.issues ?? []).toEqual([]);
  });

  test("names known shortcodes and no reserved claim", () => {
    expect(checkClaims(provider.claims, provider.token === "session" ? "session" : "jwt-template")).toEqual(
      [],
    );
  });

  test("agrees with itself", () => {
    expect(provider.status === "current").toBe(provider.reason === null);
    expect(provider.audience).toBe(provider.claims.aud ?? null);
    const isTemplate = provider.token === "template";
    expect([provider.lifetime !== null, provider.clockSkew !== null]).toEqual([isTemplate, isTemplate]);
    // A session token is signed by Clerk, and its claims join the types as texts.
    if (provider.token === "session") {
      expect(provider.key).toBe("clerk");
      expect(Object.values(provider.claims).filter((value) => typeof value !== "string")).toEqual([]);
    }
    expect(provider.algorithm === "HS256").toBe(isTemplate && provider.key === "service");
  });

  test("puts no secret where the app or the browser would hold it", () => {
    const names = Object.keys(provider.env);
    expect(names.filter((one) => /SECRET|SERVICE_ROLE|PRIVATE|ADMIN/.test(one))).toEqual([]);
    expect(JSON.stringify(provider)).not.toMatch(/sk_(test|live)_|BEGIN [A-Z ]*PRIVATE/);
  });
});

test("the templates offered in a first run are providers and features that exist", () => {
  for (const { provider, feature, name } of offered) {
    const { token, templateName } = known(provider);
    expect(token).toBe("template");
    expect(templateName ?? name).toBe(name);
    expect(features.map(({ id }) => id)).toContain(feature);
  }
  const supabase = features.find(({ id }) => id === "jwt-supabase");
  expect(supabase?.claims).toEqual(known("supabase").claims);
});

describe("a token made from it", () => {
  const secret = new TextEncoder().encode("the JWT secret of a Supabase project, 32+ bytes");
  let keys: Keys;
  beforeAll(async () => {
    keys = await makeKeys("live");
  });

  /** What Clerk would send for this user, signed as the provider's file says. */
  async function mint(name: string, data: TokenData, wrong: JWTPayload = {}): Promise<string> {
    const provider = known(name);
    const now = Math.floor(Date.now() / 1000);
    const custom = fillTemplate(provider.claims, data);
    if (custom === null || typeof custom !== "object" || Array.isArray(custom)) throw new Error("no claims");
    const lifetime = provider.lifetime ?? 60;
    const payload = {
      ...custom,
      iss: keys.issuer,
      sub: data.user.id,
      iat: now,
      nbf: now - (provider.clockSkew ?? 10),
      exp: now + lifetime,
      ...(provider.token === "session" ? { sid: "sess_1", v: 2, sts: "active", fva: [1, -1] } : {}),
      ...wrong,
    };
    return provider.key === "clerk"
      ? keys.sign(payload)
      : new SignJWT(payload).setProtectedHeader({ alg: provider.algorithm, typ: "JWT" }).sign(secret);
  }

  /** The check that every service with a JWKS makes: signature, algorithm, issuer, times. */
  async function verifyByJwks(token: string, audience?: string): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys.jwks), {
      issuer: keys.issuer,
      algorithms: ["RS256"],
      requiredClaims: ["sub", "exp", "iat"],
      ...(audience === undefined ? {} : { audience }),
    });
    return payload;
  }

  /** Hasura: the namespace, a list of allowed roles that holds the default one, everything else a string. */
  const hasuraClaims = z
    .looseObject({
      "x-hasura-default-role": z.string().min(1),
      "x-hasura-allowed-roles": z.array(z.string().min(1)).min(1),
      "x-hasura-user-id": z.string().min(1),
    })
    .refine((claims) => claims["x-hasura-allowed-roles"].includes(claims["x-hasura-default-role"]))
    .refine((claims) =>
      Object.entries(claims).every(([key, value]) =>
        key === "x-hasura-allowed-roles" ? true : key.startsWith("x-hasura-") && typeof value === "string",
      ),
    );
  const namespace = "https://hasura.io/jwt/claims";

  /** PostgREST, and so Supabase and Neon: `role` is a database role, `aud` a string or strings, times are numbers. */
  const postgrestClaims = z.looseObject({
    role: z.enum(["authenticated", "anon"]),
    sub: z.string().min(1),
    aud: z.union([z.string(), z.array(z.string())]).optional(),
    exp: z.number(),
    iat: z.number(),
  });

  test.each(["hasura", "nhost"])("%s: the JWKS and the rules for roles", async (name) => {
    const payload = await verifyByJwks(await mint(name, ada));
    expect(hasuraClaims.parse(payload[namespace])["x-hasura-user-id"]).toBe("user_ada");
    expect(
      hasuraClaims.safeParse({ ...Object(payload[namespace]), "x-hasura-default-role": "admin" }).success,
    ).toBe(false);
    expect(hasuraClaims.safeParse({ ...Object(payload[namespace]), "x-hasura-org": null }).success).toBe(
      false,
    );
  });

  test("hasura: the session token of the same instance is no token for it", async () => {
    const payload = await verifyByJwks(await mint("neon", ada));
    expect(hasuraClaims.safeParse(payload[namespace]).success).toBe(false);
  });

  test("supabase: the session token, whose role is a database role", async () => {
    const payload = await verifyByJwks(await mint("supabase", ada));
    expect(postgrestClaims.parse(payload)).toMatchObject({ role: "authenticated", sub: "user_ada" });
    const without = await verifyByJwks(await mint("neon", ada));
    expect(postgrestClaims.safeParse(without).success).toBe(false);
  });

  test("supabase-legacy: the project's secret, HS256 and the audience", async () => {
    const check = { algorithms: ["HS256"], audience: "authenticated" };
    const token = await mint("supabase-legacy", ada);
    const { payload } = await jwtVerify(token, secret, check);
    expect(postgrestClaims.parse(payload)).toMatchObject({ email: "ada@example.com", app_metadata: {} });
    await expect(jwtVerify(token, new TextEncoder().encode("another secret"), check)).rejects.toThrow(
      /signature/,
    );
    await expect(verifyByJwks(token)).rejects.toThrow(/alg/i);
    await expect(
      jwtVerify(await mint("supabase-legacy", ada, { aud: "anon" }), secret, check),
    ).rejects.toThrow(/aud/);
  });

  test.each(["convex", "convex-template"])(
    "%s: the issuer is the domain, aud the application",
    async (name) => {
      const payload = await verifyByJwks(await mint(name, ada), "convex");
      expect(payload).toMatchObject({ iss: keys.issuer, aud: "convex", sub: "user_ada" });
      await expect(mint("neon", ada).then((token) => verifyByJwks(token, "convex"))).rejects.toThrow(/aud/);
    },
  );

  test("convex-template: the claims are those of an OpenID profile, null where the user has none", async () => {
    const profile = z.looseObject({
      name: z.string().nullable(),
      email: z.string().nullable(),
      email_verified: z.boolean(),
      phone_number: z.string().nullable(),
      phone_number_verified: z.boolean(),
      picture: z.string(),
      updated_at: z.number(),
    });
    for (const user of [ada, bob]) profile.parse(decodeJwt(await mint("convex-template", user)));
  });

  test("grafbase: the groups are the user's own, and always texts", async () => {
    const groups = z.looseObject({ groups: z.array(z.string()) });
    const of = async (data: TokenData) =>
      groups.parse(await verifyByJwks(await mint("grafbase", data))).groups;
    expect(await of(ada)).toEqual(["org:admin"]);
    expect(await of({ ...ada, org: ada.org && { ...ada.org, role: "org:member" } })).toEqual(["org:member"]);
    expect(await of(bob)).toEqual(["no-organization"]);
  });

  test("instantdb: the address of the user and whether it is verified", async () => {
    const payload = await verifyByJwks(await mint("instantdb", ada));
    expect(payload).toMatchObject({ email: "ada@example.com", email_verified: true });
  });

  test("neon: the JWKS, and sub as the user's id", async () => {
    expect((await verifyByJwks(await mint("neon", ada))).sub).toBe("user_ada");
  });

  test("custom: claims of one's own, checked with jose as the guide says", async () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = Object(fillTemplate({ aud: "billing", plan: "{{user.public_metadata.plan}}" }, ada));
    const token = await keys.sign({ ...claims, iss: keys.issuer, sub: "user_ada", iat: now, exp: now + 60 });
    expect(await verifyByJwks(token, "billing")).toMatchObject({ plan: "pro" });
    await expect(verifyByJwks(token, "shipping")).rejects.toThrow(/aud/);
  });

  test.each(["hasura", "nhost", "grafbase", "neon", "convex", "supabase", "instantdb"])(
    "%s: another issuer, an ended token and an unsigned one are refused",
    async (name) => {
      const before = Math.floor(Date.now() / 1000) - 3600;
      const others = [
        await mint(name, ada, { iss: "https://clerk.other.example" }),
        await mint(name, ada, { iat: before, nbf: before, exp: before + 60 }),
        `${Buffer.from('{"alg":"none"}').toString("base64url")}.${(await mint(name, ada)).split(".")[1]}.`,
        await new SignJWT({ iss: keys.issuer, sub: "user_ada" })
          .setProtectedHeader({ alg: "HS256" })
          .setIssuedAt()
          .setExpirationTime("1m")
          .sign(secret),
      ];
      for (const token of others) await expect(verifyByJwks(token)).rejects.toThrow();
    },
  );
});

const ada: TokenData = {
  user: {
    id: "user_ada",
    external_id: null,
    first_name: "Ada",
    last_name: "Lovelace",
    full_name: "Ada Lovelace",
    username: "ada",
    created_at: 1_700_000_000,
    updated_at: 1_700_000_000,
    last_sign_in_at: null,
    primary_email_address: "ada@example.com",
    primary_phone_number: "+12025550188",
    primary_web3_wallet: null,
    email_verified: true,
    phone_number_verified: true,
    image_url: "https://img.clerk.com/a",
    has_image: false,
    two_factor_enabled: false,
    organizations: { org_1: "org:admin" },
    public_metadata: { plan: "pro" },
    unsafe_metadata: {},
  },
  org: {
    id: "org_1",
    role: "org:admin",
    name: "Acme",
    slug: "acme",
    image_url: null,
    has_image: false,
    public_metadata: {},
  },
  org_membership: { permissions: [], public_metadata: {} },
  session: { actor: null, reverification_id: null },
};

/** Signed up by phone, in no organization. */
const bob: TokenData = {
  ...ada,
  user: {
    ...ada.user,
    id: "user_bob",
    full_name: null,
    username: null,
    primary_email_address: null,
    email_verified: false,
    organizations: {},
  },
  org: null,
  org_membership: null,
};
