import { describe, expect, test } from "vitest";
import { fillTemplate, type TokenData } from "../../../src/claims/fill-template.ts";
import { findShortcode } from "../../../src/claims/find-shortcode.ts";
import { metadataInterfaces } from "../../../src/claims/global-interfaces.ts";
import { shortcodes } from "../../../src/claims/shortcodes.ts";

describe("the table of shortcodes", () => {
  test("names each code once, and each claim name to offer once", () => {
    const codes = shortcodes.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const names = shortcodes.flatMap(({ offeredAs }) => offeredAs ?? []);
    expect(new Set(names).size).toBe(names.length);
  });
  test("without an active organization everything of it is null", () => {
    for (const { code, nullable } of shortcodes) {
      if (/^org(_membership)?\./.test(code)) expect(nullable, code).toBe(true);
    }
  });
  test("an example has its row's type", () => {
    const kinds: Record<string, string> = { string: "string", number: "number", boolean: "boolean" };
    for (const { code, type, example } of shortcodes)
      expect(typeof example, code).toBe(kinds[type] ?? "object");
  });
  test("metadata has the type of its own interface", () => {
    for (const { code, type, metadata } of shortcodes) {
      if (metadata) expect(type, code).toBe(metadataInterfaces[metadata]);
      else expect(type, code).not.toMatch(/Metadata/);
    }
  });
  test("dot paths reach into metadata only, and never into its prototype's names by mistake", () => {
    expect(findShortcode("user.public_metadata.a.b-c")?.below).toEqual(["a", "b-c"]);
    expect(findShortcode("org_membership.public_metadata.team")?.shortcode.metadata).toBe(
      "organizationMembershipPublic",
    );
    expect(findShortcode("user.id.x")).toBeNull();
    expect(findShortcode("user.public_metadatas")).toBeNull();
    expect(findShortcode("user.public_metadata.a..b")).toBeNull();
  });
});

const data: TokenData = {
  user: {
    id: "user_1",
    external_id: null,
    first_name: "Ada",
    last_name: null,
    full_name: "Ada",
    username: "",
    created_at: 1640104791,
    updated_at: 1640104748,
    last_sign_in_at: 0,
    primary_email_address: "ada@example.com",
    primary_phone_number: null,
    primary_web3_wallet: null,
    email_verified: false,
    phone_number_verified: true,
    image_url: "https://img.clerk.com/x",
    has_image: false,
    two_factor_enabled: true,
    organizations: { org_1: "org:admin" },
    public_metadata: { plan: "pro", deep: { list: [1], no: false }, zero: 0 },
    unsafe_metadata: {},
  },
  org: null,
  org_membership: null,
  session: { actor: null, reverification_id: null },
};

describe("fillTemplate", () => {
  test.each([
    ["{{user.created_at}}", 1640104791],
    ["{{ user.first_name }}", "Ada"],
    ["{{user.last_name}} {{user.first_name}}", "null Ada"],
    ["a {{user.created_at}} {{user.email_verified}}", "a 1640104791 false"],
    ["x{{user.public_metadata.deep}}", 'x{"list":[1],"no":false}'],
    ["{{user.last_name || user.first_name || 'x'}}", "Ada"],
    ["{{user.last_name || 30}}", 30],
    ["{{user.username || 'x'}}", ""],
    ["{{user.last_sign_in_at || 'x'}}", 0],
    ["{{user.unsafe_metadata || 'x'}}", {}],
    ["{{user.email_verified || 'no'}}", "no"],
    ["{{user.last_name || user.email_verified}}", false],
    ["{{user.email_verified || user.last_name}}", null],
    ["Hi {{user.last_name || 'you'}}", "Hi you"],
    ["{{user.public_metadata.deep.list}}", [1]],
    ["{{user.public_metadata.plan.length}}", null],
    ["{{user.public_metadata.deep.list.0}}", null],
    ["{{user.public_metadata.nope.x}}", null],
    ["{{user.public_metadata.toString}}", null],
    ["{{org.role}}", null],
    ["{{org.public_metadata.tier || 'iron'}}", "iron"],
    ["{{user.nope}}", null],
    ["", ""],
    ["{ {user.id} }", "{ {user.id} }"],
  ])("%s", (text, value) => expect(fillTemplate(text, data)).toEqual(value));

  test("shortcodes in nested objects and arrays, keys as they are", () => {
    const template = JSON.parse('{"a-b":["{{user.id}}",1,null],"__proto__":{"x":"{{org.id}}"},"e":{}}');
    expect(JSON.stringify(fillTemplate(template, data))).toBe(
      '{"a-b":["user_1",1,null],"__proto__":{"x":null},"e":{}}',
    );
  });
  test("knows every shortcode of the table", () => {
    const org = {
      ...{ id: "org_1", role: "org:admin", name: "Acme", slug: "acme", image_url: null, has_image: true },
      public_metadata: {},
    };
    const full: TokenData = { ...data, org, org_membership: { permissions: [], public_metadata: {} } };
    for (const { code } of shortcodes) {
      const [owner = "", field = ""] = code.split(".");
      expect(full[owner as keyof TokenData], code).toHaveProperty(field);
    }
  });
});
