import { describe, expect, test } from "vitest";
import { claimType } from "../../../src/claims/claim-type.ts";
import { shortcodes } from "../../../src/claims/shortcodes.ts";
import { parseTypeExpression } from "../../../src/claims/type-expression.ts";
import type { Json } from "../../../src/config.ts";

const shapes = {
  userPublic: {
    "plan?": "'free' | 'pro'",
    role: "string",
    "profile?": "{ theme: 'dark' | 'light'; 'time-zone'?: string; on: boolean }",
    "limit?": "number | null",
    "run?": "() => string",
    anything: "unknown",
    nick: "(string | null)",
    code: "Code",
    event: "{ kind: 'a'; n: number } | { kind: 'b' }",
  },
  organizationPublic: { tier: "'gold' | 'iron'" },
  organizationMembershipPublic: { team: "'red' | 'blue'" },
};

const cases: [what: string, value: Json, type: string][] = [
  ["literal text", "authenticated", '"authenticated"'],
  ["number", 3, "3"],
  ["null", null, "null"],
  ["one shortcode keeps its JSON type", "{{user.created_at}}", "number"],
  ["spaces inside the braces", "{{ user.id }}", "string"],
  ["nullable shortcode", "{{user.first_name}}", "string | null"],
  ["text around it is always a string", "Hi {{user.first_name}}", "string"],
  ["two expressions are a string", "{{user.first_name}}{{user.last_name}}", "string"],
  ["conditional: null falls through", "{{user.first_name || 'user'}}", 'string | "user"'],
  ["conditional: false falls through", "{{ user.email_verified || 0 }}", "true | 0"],
  ["conditional: last operand as it is", "{{user.username || user.first_name}}", "string | null"],
  ["conditional inside text", "Hi {{ user.first_name || 'you' }}", "string"],
  ["quoted braces and bars are text", "{{user.username || 'a || }} b'}}", 'string | "a || }} b"'],
  ["whole metadata", "{{user.public_metadata}}", "UserPublicMetadata"],
  [
    "organization metadata without an organization",
    "{{org.public_metadata}}",
    "OrganizationPublicMetadata | null",
  ],
  ["declared field", "{{user.public_metadata.role}}", "string"],
  ["optional field is null when missing", "{{user.public_metadata.plan}}", '"free" | "pro" | null'],
  ["null is not said twice", "{{user.public_metadata.limit}}", "number | null"],
  ["a function type is wrapped", "{{user.public_metadata.run}}", "(() => string) | null"],
  ["unknown swallows null", "{{user.public_metadata.anything}}", "unknown"],
  [
    "deep path through an optional field",
    "{{user.public_metadata.profile.theme}}",
    '"dark" | "light" | null',
  ],
  ["quoted property", "{{user.public_metadata.profile.time-zone}}", "string | null"],
  ["fallback for a declared field", "{{user.public_metadata.plan || 'free'}}", '"free" | "pro"'],
  ["undeclared field", "{{user.public_metadata.nope}}", "unknown"],
  ["undeclared field with a fallback", "{{user.public_metadata.nope || 'x'}}", "unknown"],
  ["undeclared metadata", "{{user.unsafe_metadata.theme}}", "unknown"],
  ["declared organization field", "{{org.public_metadata.tier}}", '"gold" | "iron" | null'],
  ["unknown shortcode", "{{user.nope}}", "unknown"],
  ["names of every object are no shapes", "{{user.public_metadata.toString}}", "unknown"],
  [
    "nested objects and arrays",
    { "x-hasura-user-id": "{{user.id}}", roles: ["user", "{{org.role}}"], deep: {} },
    '{ "x-hasura-user-id": string; roles: ("user" | string | null)[]; deep: Record<string, never> }',
  ],
  ["empty array", [], "never[]"],
  ["empty text", "", '""'],
  ["array in an array", [[], ["a"]], '(never[] | ("a")[])[]'],
  ["array with something undeclared", ["a", "{{user.public_metadata.nope}}"], "unknown[]"],
  ["big numbers", [1e21, 2 ** 60, -0.5], "(1e+21 | 1152921504606847000 | -0.5)[]"],
  ["minus zero is zero in JSON", -0, "0"],
  ["falsy literal that comes last", "{{user.username || false}}", "string | false"],
  ["literal that is passed over", "{{ false || user.username || 'x' }}", 'string | "x"'],
  ["membership metadata", "{{org_membership.public_metadata.team}}", '"red" | "blue" | null'],
  ["brackets around a union", "{{user.public_metadata.nick || 'x'}}", 'string | "x"'],
  [
    "a computed type may hide null",
    "{{user.public_metadata.code || 'x'}}",
    'Exclude<Code, null | false> | "x"',
  ],
  ["whole metadata is never null or false", "{{user.public_metadata || 'x'}}", 'UserPublicMetadata | "x"'],
  ["a field that all members of a union have", "{{user.public_metadata.event.kind}}", '"a" | "b"'],
  ["a field that one member of a union has", "{{user.public_metadata.event.n}}", "unknown"],
  ["below a text there is nothing declared", "{{user.public_metadata.role.length}}", "unknown"],
  [
    "names that are no identifiers",
    JSON.parse('{"__proto__":1,"a-b":2,"q\\"x":3,"x\\ny":4,"*/}":5}'),
    '{ "__proto__": 1; "a-b": 2; "q\\"x": 3; "x\\ny": 4; "*/}": 5 }',
  ],
];

describe("claimType", () => {
  test.each(cases)("%s", (_, value, type) => expect(claimType(value, shapes)).toBe(type));

  test("every answer is one TypeScript type", () => {
    for (const [, value] of cases)
      expect(parseTypeExpression(claimType(value, shapes))).toHaveProperty("node");
    for (const { code } of shortcodes) {
      for (const text of [`{{${code}}}`, `{{${code} || 'x'}}`]) {
        expect(parseTypeExpression(claimType(text, {})), text).toHaveProperty("node");
      }
    }
  });
});

test("depth without end is an answer too", () => {
  let value: Json = "x";
  for (let level = 0; level < 100_000; level++) value = [value];
  expect(claimType(value, {})).toContain("unknown[]");
});

describe("parseTypeExpression", () => {
  test.each([
    "string",
    "'a' | 'b'",
    "{ a?: string; b: number[] }",
    "Record<string, unknown>",
    "[a: string, b?: 1]",
    "'https://a.example' | '/*' | \"*/\"",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template literal type
    "`a${string}`",
  ])("%s is a type", (text) => expect(parseTypeExpression(text)).toHaveProperty("node"));
  test.each([
    ["a second statement", "string; type U = number"],
    ["closing our parentheses", "string); export type U = (number"],
    ["a union that closes our parentheses", "string) | (number"],
    ["a comment", "string /* x */"],
    ["the end of a comment", "string */"],
    ["a line comment", "string // x"],
    ["a comment after a quote", "'a' | /* ' */ 'b'"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template literal type
    ["a comment behind a template", "`a${string}'` | /* ' */ 'b'"],
    ["half a text", "'a // b"],
    ["an import", "import('fs').Stats"],
    ["an import inside", "Promise<import('fs').Stats>"],
    ["typeof", "typeof process"],
    ["nothing", ""],
    ["a value", "1 + 1"],
    ["a declaration", "interface A {}"],
    ["a closing brace", "string }"],
    ["a predicate", "asserts x is string"],
    ["a lone infer", "infer X"],
    ["a symbol", "unique symbol"],
    ["a thousand brackets", `${"(".repeat(1000)}string${")".repeat(1000)}`],
  ])("%s is refused", (_, text) => expect(parseTypeExpression(text)).toHaveProperty("problem"));
});
