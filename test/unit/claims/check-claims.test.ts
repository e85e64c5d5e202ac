import { describe, expect, test } from "vitest";
import { checkClaims } from "../../../src/claims/check-claims.ts";
import type { Json } from "../../../src/config.ts";

const messages = (claims: Record<string, Json>, kind: "session" | "jwt-template" = "session") =>
  checkClaims(claims, kind).map(({ severity, path, message }) => `${severity} ${path}: ${message}`);

const one = (pattern: RegExp) => [expect.stringMatching(pattern)];

describe("shortcodes", () => {
  test("nothing is said about good claims", () => {
    const claims = {
      email: "{{user.primary_email_address}}",
      aud: "convex",
      plan: "{{user.public_metadata.plan || 'free'}}",
      deep: { a: ["{{ user.created_at }}", { b: "Hi {{user.first_name || 'you'}}" }], "x-y": null },
      "https://hasura.io/jwt/claims": { "x-hasura-user-id": "{{user.id}}" },
    };
    expect(messages(claims)).toEqual([]);
  });
  test.each([
    ["org_membership.role", "org.role"],
    ["user.primary_phone_address", "user.primary_phone_number"],
    ["user.fist_name", "user.first_name"],
    ["user.email", "user.primary_email_address"],
    ["organization.name", "org.name"],
    ["organization.public_metadata.tier", "org.public_metadata.tier"],
    ["user.has_verified_email", "user.email_verified"],
    ["user.organization_id", "org.id"],
    ["user.metadata", "user.public_metadata"],
  ])("{{%s}} is an error that names {{%s}}", (wrong, right) => {
    expect(messages({ a: { b: [`x {{${wrong}}}`] } })).toEqual(
      one(new RegExp(`^error a\\.b\\[0\\]: .*Did you mean \\{\\{${right}\\}\\}`)),
    );
  });
  test.each(["user", "org", "org_membership"])("private metadata of %s is explained", (owner) => {
    expect(messages({ a: `{{${owner}.private_metadata.x}}` })).toEqual(
      one(new RegExp(`never leaves Clerk.*\\{\\{${owner}\\.public_metadata\\.x\\}\\}`)),
    );
  });
  test.each([
    ["session.id", /sessionId/],
    ["session.expire_at", /exp/],
    ["null", /null by itself/],
    ["user.id.x", /knows no shortcode/],
    ["toString", /knows no shortcode/],
    ["user.public_metadata.", /neither a shortcode/],
  ])("{{%s}} is an error", (wrong, message) => {
    expect(messages({ a: `{{${wrong}}}` })).toEqual(one(message));
  });
});

describe("expressions", () => {
  test.each([
    ["{{user.id", /never closed/],
    ["{{ user.first_name || 'it's' }}", /never closed/],
    ["{{ user.first_name || 'a'b'c' }}", /cannot hold quotes/],
    ["{{}}", /holds nothing/],
    ["{{ user.first_name || }}", /holds nothing/],
    ['{{ user.first_name || "x" }}', /single quotes/],
    ["{{ user.first_name || {} }}", /objects and arrays/],
    ["{{ user.first_name || ['a'] }}", /objects and arrays/],
    ["{{{user.id}}}", /objects and arrays/],
    ["{{user.public_metadata.roles[0]}}", /pick from an array/],
    ["{{user.id | upper}}", /neither a shortcode/],
    [`{{ user.first_name || 1${"0".repeat(400)} }}`, /neither a shortcode/],
  ])("%s", (text, message) => expect(messages({ a: text })).toEqual(one(message)));

  test("the same mistake is said once per text, in a message of bearable length", () => {
    const [message = "", ...others] = messages({
      a: `{{${"x".repeat(3000)}}} {{${"y".repeat(500)}}}`,
    });
    expect(others).toHaveLength(1);
    expect(message.length).toBeLessThan(200);
    expect(messages({ a: "{{user.nope}} {{user.nope}}" })).toHaveLength(1);
  });
});

describe("names and keys", () => {
  test.each(["azp", "exp", "iat", "iss", "jti", "nbf", "sub"])("%s is Clerk's in every token", (name) => {
    expect(messages({ [name]: "x" }, "jwt-template")).toEqual(one(new RegExp(`^error ${name}: .*reserved`)));
    expect(messages({ [name]: "x" }, "session")).toEqual(one(new RegExp(`^error ${name}: .*reserved`)));
  });
  test.each(["sid", "v", "pla", "fea", "fva", "sts", "o", "act"])("%s is the session's", (name) => {
    expect(messages({ [name]: "x" }, "session")).toEqual(one(new RegExp(`^error ${name}: .*reserved`)));
    expect(messages({ [name]: "x" }, "jwt-template")).toEqual(one(new RegExp(`^warning ${name}:`)));
  });
  test("plain organization claims belong to the first token version", () => {
    expect(messages({ org_id: "{{org.id}}" }, "jwt-template")).toEqual([]);
    expect(messages({ org_id: "{{org.id}}" }, "session")).toEqual(one(/^warning org_id/));
  });
  test("aud, role and email are free", () => {
    expect(messages({ aud: "x", role: "y", email: "z" }, "jwt-template")).toEqual([]);
  });
  test.each([
    ["{{user.id}}", /never in keys/],
    ["__proto__", /not a usable claim name/],
    ["constructor", /not a usable claim name/],
    ['a"b', /letters, digits/],
    ["a\nb", /letters, digits/],
    ["a'; x", /letters, digits/],
    ["", /letters, digits/],
    ["x".repeat(5000), /letters, digits/],
  ])("a claim called %j is an error", (name, message) => {
    const found = messages(Object.fromEntries([[name, "x"]]));
    expect(found).toEqual(one(message));
    expect(found.join()).not.toMatch(/\n|x{200}/);
  });
  test.each([
    ["{{user.id}}", /^error a\[0\].*never in keys/],
    ["__proto__", /not a usable key/],
    ["a\u001b[31mb", /control characters/],
    ["k".repeat(5000), /at most 4,096/],
  ])("a key %j inside is an error", (key, message) => {
    const found = messages({ a: [Object.fromEntries([[key, 1]])] });
    expect(found).toEqual(one(message));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may come through
    expect(found.join()).not.toMatch(/\u001b/);
  });
  test("keys with quotes are plain keys", () => expect(messages({ a: { 'x"y': 1 } })).toEqual([]));
});

describe("what the session token holds already", () => {
  test.each([
    ["user.id", /sub.*userId/],
    ["org.id", /orgId/],
    ["org.role", /orgRole/],
    ["org.slug", /orgSlug/],
    ["org_membership.permissions", /has\(/],
    ["session.actor", /actor/],
  ])("{{%s}} as a claim of its own is a warning", (code, message) => {
    const [found = ""] = messages({ a: `{{ ${code} }}` });
    expect(found).toMatch(/^warning a: the session token holds/);
    expect(found).toMatch(message);
    expect(messages({ a: `{{${code}}}` }, "jwt-template")).toEqual([]);
    expect(messages({ "https://hasura.io/jwt/claims": { id: `{{${code}}}` } })).toEqual([]);
  });
});

describe("far too much", () => {
  const deep = (levels: number): Json => {
    let value: Json = "x";
    for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
    return value;
  };
  test.each<[string, Record<string, Json>, RegExp]>([
    ["a text of 1 MB", { c: "x".repeat(1_000_000) }, /^error c: .*characters/],
    ["a template of 1 MB", { c: "{{user.id}}".repeat(100_000) }, /^error c: .*characters/],
    ["open braces", { c: "{{'".repeat(1300) }, /^error c: .*never closed/],
    ["5,000 characters", { c: "x".repeat(5000) }, /^error c: .*at most 4,096/],
    ["a hundred thousand claims", manyClaims(100_000), /^error c1000: .*1,000 values/],
    ["a list of a million", { c: Array.from({ length: 1_000_000 }, () => 1) }, /^error c: .*1,000 values/],
    ["depth of 41", { c: deep(41) }, /^error c: .*nested/],
    ["depth of 100,000", { c: deep(100_000) }, /^error c: .*nested/],
  ])("%s is one clear error", (_, claims, message) => expect(messages(claims)).toEqual(one(message)));
  test("a thousand values, 40 deep, and 4,096 characters pass", () => {
    expect(messages({ ...manyClaims(900), d: deep(39), e: "x".repeat(4096) })).toEqual([]);
  });
});

function manyClaims(count: number): Record<string, Json> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`c${at}`, "{{user.first_name}}"]));
}
