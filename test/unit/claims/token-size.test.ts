import { describe, expect, test } from "vitest";
import { claimProblems } from "../../../src/claims/claim-problems.ts";
import { fillTemplate } from "../../../src/claims/fill-template.ts";
import { sizeProblems } from "../../../src/claims/size-problems.ts";
import { tokenSize } from "../../../src/claims/token-size.ts";
import { type Config, type Json, parseConfig } from "../../../src/config.ts";
import { metadataOf } from "../../claims/metadata-specs.ts";
import { randomClaims } from "../../claims/random-claims.ts";

/** Of an app in which organizations play a part, unless it is said that they do not. */
const problems = (
  claims: Record<string, Json>,
  metadata: Config["metadata"] = {},
  organizations: "used" | "unused" = "used",
) =>
  sizeProblems(tokenSize(claims, metadata), organizations).map(
    ({ severity, path, message }) => `${severity} ${path}: ${message}`,
  );

/** The most that a claim's value takes, without its key. */
const worst = (template: string, metadata: Config["metadata"] = {}) =>
  tokenSize({ c: template }, metadata).custom.worst - '"c":,'.length;
const worstOf = (type: string) => worst("{{user.public_metadata.x}}", { userPublic: { x: type } });
const typicalOf = (template: string) => tokenSize({ c: template }, {}).custom.typical - '"c":,'.length;

/** `"c":"xxx",` is `bytes` long. */
const filler = (bytes: number) => ({ c: "x".repeat(bytes - 7) });

describe("tokenSize", () => {
  // Encoded and signed with jose: 841 characters, 1,106 with an organization, 2,706 and 4,040 with so much added.
  test.each([
    [{}, "personal", 841],
    [{}, "organization", 1106],
    [filler(1200), "organization", 2706],
    [filler(2200), "organization", 4040],
  ] as const)("%#: is near what was measured", (claims, kind, measured) => {
    const { typical } = tokenSize(claims, {}).token[kind];
    expect(Math.abs(typical - measured)).toBeLessThan(measured * 0.03);
  });
  test("a literal counts its bytes, not its letters", () => {
    expect(tokenSize({ a: "é€😀" }, {}).custom).toEqual({ typical: 16, worst: 16 });
    expect(tokenSize({ a: { b: [1, true, null, "x"], c: {} } }, {}).custom.typical).toBe(
      JSON.stringify({ a: { b: [1, true, null, "x"], c: {} } }).length - 1,
    );
  });
  test("a declared shape decides what is typical, its longest member first", () => {
    const metadata = {
      userPublic: {
        "plan?": "'a' | 'enterprise'",
        tags: "string[]",
        on: "boolean",
        n: "{ a: 1; b?: 'xy' } | null",
      },
    };
    const typical = (path: string) =>
      tokenSize({ c: `{{user.public_metadata${path}}}` }, metadata).custom.typical - '"c":,'.length;
    expect(typical(".plan")).toBe('"enterprise"'.length);
    expect(typical(".on")).toBe("false".length);
    expect(typical(".n")).toBeGreaterThanOrEqual('{"a":1,"b":"xy"}'.length);
    expect(typical(".tags")).toBeGreaterThan(40);
    expect(typical("")).toBeGreaterThan(typical(".tags") + typical(".plan"));
    expect(tokenSize({ c: "{{user.public_metadata}}" }, metadata).custom.worst).toBeGreaterThan(8192);
  });
  test("claims come largest first, with their risk and the lean alternative", () => {
    const { claims } = tokenSize(
      {
        email: "{{user.primary_email_address}}",
        m: { deep: ["{{user.public_metadata}}"] },
        o: "{{ org.public_metadata || 'x' }}",
        list: "{{user.organizations}}",
      },
      { organizationPublic: { "tier?": "string" } },
    );
    expect(claims.map(({ name }) => name)).toEqual(["m", "o", "list", "email"]);
    expect(claims.map(({ lean }) => lean)).toEqual([
      "{{user.public_metadata.plan}}",
      "{{org.public_metadata.tier}}",
      null,
      null,
    ]);
    expect(claims.map(({ risk }) => risk !== null)).toEqual([true, true, true, false]);
  });
});

describe("at most", () => {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: template literal types
  test.each<[type: string, longest: unknown]>([
    ["'a' | 'enterprise'", "enterprise"],
    ["'é\"' | 1", 'é"'],
    ["1_000 | -12.5", -12.5],
    ["['a', 10, true]", ["a", 10, true]],
    ["[a: 'x', b?: 'y']", ["x", null]],
    ["`v${1 | 22}-${'a' | 'bcd'}`", "v22-bcd"],
    [
      "{ a: { b: { c: ['deep', { d: 1 }] } }; 'e-f'?: 'g' }",
      { a: { b: { c: ["deep", { d: 1 }] } }, "e-f": "g" },
    ],
    ["Readonly<{ a: 'x' }>", { a: "x" }],
    ["Partial<Pick<{ a: 'x' }, 'a'>>", { a: "x" }],
    ["Exclude<'a' | 'long', 'a'>", "long"],
    ["Record<'a' | 'b', boolean>", { a: false, b: false }],
    ["{}", {}],
  ])("%s", (type, longest) => expect(worstOf(type)).toBe(Buffer.byteLength(JSON.stringify(longest))));
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: template literal types

  test.each([
    "string",
    "string[]",
    "boolean[]",
    "[string]",
    "['a', ...number[]]",
    "{ deep: { deeper: string } }",
    "Record<string, 1>",
    "{ [key: string]: 1 }",
    "Readonly<{ a: string }>",
    "Array<1>",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template literal type
    "`v${string}`",
    "unknown",
    "UserUnsafeMetadata",
    "string & {}",
  ])("%s is bounded by nothing but the metadata's own limit", (type) => {
    expect(worstOf(type)).toBeGreaterThanOrEqual(8192);
    expect(worstOf(type)).toBeLessThan(8200);
  });
  test("what nobody declared", () => {
    expect(worst("{{user.public_metadata.x}}")).toBe(8192);
    expect(worst("{{user.public_metadata.x.y}}", { userPublic: { x: "'a'" } })).toBe(8192);
    expect(worst("{{user.public_metadata.x.y}}", { userPublic: { x: "{ y: 'ab' | 'abcdef' }" } })).toBe(8);
  });
  test("a field that may be missing is null then", () => {
    expect(worst("{{user.public_metadata.x}}", { userPublic: { "x?": "'a'" } })).toBe(4);
    expect(worst("{{org.public_metadata.x}}", { organizationPublic: { x: "'a'" } })).toBe(4);
  });
  test("JSON in a text takes a backslash before each quote", () => {
    const metadata = { userPublic: { x: "{ a: 'b' }", plan: "'free'" } };
    const filled = JSON.stringify(`is ${JSON.stringify({ a: "b" })}`);
    expect(worst("is {{user.public_metadata.x}}", metadata)).toBeGreaterThanOrEqual(filled.length);
    expect(worst("is {{user.public_metadata.plan}}", metadata)).toBeGreaterThanOrEqual('"is free"'.length);
    expect(worst("is {{user.public_metadata.plan}}", metadata)).toBeLessThan('"is free"'.length + 3);
  });
});

test("no claim is larger than its worst", () => {
  const wrong = randomClaims(400, 20261124).filter(({ template, shapes, data }) => {
    const filled = Buffer.byteLength(JSON.stringify({ c: fillTemplate(template, data) })) - "{}".length;
    return filled > tokenSize({ c: template }, metadataOf(shapes)).custom.worst;
  });
  expect(wrong.map(({ template, shapes }) => [template, metadataOf(shapes)])).toEqual([]);
});

describe("conditional claims", () => {
  const long = "x".repeat(2400);
  test("typical is the first that may be there, worst the longest", () => {
    expect(typicalOf(`{{user.primary_email_address || '${long}'}}`)).toBe(
      typicalOf("{{user.primary_email_address}}"),
    );
    expect(worst(`{{user.primary_email_address || '${long}'}}`)).toBe(2402);
    expect(typicalOf(`{{user.public_metadata.role || 'user'}}`)).toBe(
      typicalOf("{{user.public_metadata.role}}"),
    );
  });
  test.each([
    [`{{ 'x' || '${long}' }}`, 3],
    [`{{ 0 || '${long}' }}`, 1],
    [`{{ user.id || '${long}' }}`, 34],
    [`{{ false || 'xy' || '${long}' }}`, 4],
    [`{{ user.nope || 'xy' }}`, 4],
    ["{{ 'x' || false }}", 3],
    ["{{ false }}", 5],
  ])("%#: what is never reached takes nothing, what is never there neither", (template, bytes) => {
    expect([typicalOf(template), worst(template)]).toEqual([bytes, bytes]);
  });
  test("nor does it grow", () => {
    expect(problems({ m: "{{ user.id || user.public_metadata }}" })).toEqual([]);
    expect(problems({ m: "{{ user.username || user.public_metadata }}" })).toEqual([
      expect.stringMatching(/^warning m/),
    ]);
  });
});

describe("sizeProblems", () => {
  test("nothing about no claims, or about what most apps have", () => {
    expect(problems({})).toEqual([]);
    const claims = {
      email: "{{user.primary_email_address}}",
      name: "{{user.full_name}}",
      picture: "{{user.image_url}}",
      plan: "{{user.public_metadata.plan}}",
      role: "{{user.public_metadata.role || 'user'}}",
      org: "{{org.name}}",
    };
    expect(problems(claims)).toEqual([]);
    expect(problems(claims, { userPublic: { "plan?": "'free' | 'pro'", "role?": "string" } })).toEqual([]);
  });
  test("long values are in the number, and no warning by themselves", () => {
    const claims = { name: "{{user.full_name}}", note: "{{user.public_metadata.note}}" };
    expect(tokenSize(claims, {}).token.personal.worst).toBeGreaterThan(8192);
    expect(problems(claims)).toEqual([]);
    expect(problems({ one: { ...claims, picture: "{{user.image_url}}" } })).toEqual([]);
  });
  test("only with an active organization too large: an error where the app works with organizations", () => {
    const claims = filler(2300);
    const { personal, organization } = tokenSize(claims, {}).token;
    expect([personal.typical < 4000, organization.typical > 4096]).toEqual([true, true]);
    expect(problems(claims)).toEqual([
      expect.stringMatching(/^error c: .*and an active organization, and .*whoever has one active/),
    ]);
    expect(problems(claims, {}, "unused")).toEqual([
      expect.stringMatching(/^warning c: .*and an active organization, and .*whoever has one active/),
    ]);
    const larger = filler(2600);
    expect(problems(larger, {}, "unused")).toEqual([
      expect.stringMatching(
        /^error c: .* with these claims, and a browser .*people could not stay signed in/,
      ),
    ]);
  });
  test.each<[what: string, config: object, severity: string]>([
    ["nothing of organizations", {}, "warning"],
    ["the roles that everybody has", { authorization: { roles: ["org:admin", "org:member"] } }, "warning"],
    [
      "a plan, which may be the user's",
      { routes: { rules: [{ match: ["/a"], require: { plan: "pro" } }] } },
      "warning",
    ],
    ["a role of its own", { authorization: { roles: ["org:owner"] } }, "error"],
    ["a permission", { authorization: { permissions: ["org:a:read"] } }, "error"],
    [
      "a rule for a role",
      { routes: { rules: [{ match: ["/a"], require: { role: "org:admin" } }] } },
      "error",
    ],
    ["a claim of the organization", { sessionToken: { claims: { team: { n: ["{{org.name}}"] } } } }, "error"],
  ])("an app with %s", (_, config, severity) => {
    const parsed = parseConfig(config);
    const claims = { ...parsed.sessionToken.claims, ...filler(2300) };
    const found = claimProblems({ ...parsed, sessionToken: { claims } });
    expect(found).toMatchObject([{ severity, path: "c" }]);
  });
  test("more than 1,200 bytes of custom claims is a warning", () => {
    expect(problems(filler(1200))).toEqual([]);
    expect(problems(filler(1201))).toEqual([
      expect.stringMatching(/^warning c: .*1,201 bytes.*at most 1,200 bytes.*c with 1,201 bytes/),
    ]);
  });
  test("a token that does not fit the cookie is an error", () => {
    const largest = Array.from({ length: 3000 }, (_, at) => at + 10).findLast(
      (bytes) => !problems(filler(bytes)).join().startsWith("error"),
    );
    const { typical } = tokenSize(filler(largest ?? 0), {}).token.organization;
    // Name and value share 4,096 bytes.
    expect(4096 - "__session_AbCdEfGh".length - typical).toBeGreaterThanOrEqual(0);
    expect(4096 - "__session_AbCdEfGh".length - typical).toBeLessThan(2);
    expect(problems(filler((largest ?? 0) + 1))).toEqual([
      expect.stringMatching(/^error c: .*4,096 bytes.*c with 2,\d\d\d bytes/),
    ]);
    expect(problems({ a: "😀".repeat(500) })).toEqual([expect.stringMatching(/^warning a/)]);
    expect(problems({ a: "😀".repeat(700) })).toEqual([expect.stringMatching(/^error a/)]);
  });
  test("whole metadata is a warning that names the claim and a declared field", () => {
    expect(problems({ email: "{{user.primary_email_address}}", m: "{{user.public_metadata}}" })).toEqual([
      expect.stringMatching(/^warning m: .*4,096.*8 KB.*\{\{user\.public_metadata\.plan\}\}/),
    ]);
    const shapes = { userUnsafe: { "theme?": "'dark' | 'light'", size: "number" } };
    expect(problems({ m: "{{user.unsafe_metadata}}" }, shapes)).toEqual([
      expect.stringMatching(/^warning m: .*\{\{user\.unsafe_metadata\.theme\}\}/),
    ]);
    expect(problems({ m: "{{user.unsafe_metadata.theme}}" }, shapes)).toEqual([]);
  });
  test("names the claims that may grow, with a declared large shape too", () => {
    const fields = Array.from({ length: 60 }, (_, at) => [`field${at}`, "string"]);
    expect(
      problems({ m: "{{org.public_metadata}}" }, { organizationPublic: Object.fromEntries(fields) }),
    ).toEqual([
      expect.stringMatching(/^warning m: the custom claims take .*\{\{org\.public_metadata\.field0\}\}/),
    ]);
    expect(problems({ a: "{{user.organizations}}", b: "{{org_membership.permissions}}" })).toEqual([
      expect.stringMatching(/^warning a: .*organization.* In b, /),
    ]);
  });
  test("a name of a thousand letters is cut", () => {
    const [problem] = problems({ ["x".repeat(1000)]: "y".repeat(1000) });
    expect(problem?.length).toBeLessThan(700);
  });
});
