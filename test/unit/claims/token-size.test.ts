import { describe, expect, test } from "vitest";
import { sizeProblems } from "../../../src/claims/size-problems.ts";
import { tokenSize } from "../../../src/claims/token-size.ts";
import type { Config, Json } from "../../../src/config.ts";

const problems = (claims: Record<string, Json>, metadata: Config["metadata"] = {}) =>
  sizeProblems(tokenSize(claims, metadata)).map(
    ({ severity, path, message }) => `${severity} ${path}: ${message}`,
  );

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
