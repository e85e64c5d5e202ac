import { describe, expect, test } from "vitest";
import { checkClaims } from "../../../src/claims/check-claims.ts";
import type { Json } from "../../../src/config.ts";

const messages = (claims: Record<string, Json>, kind: "session" | "jwt-template" = "session") =>
  checkClaims(claims, kind).map(({ severity, path, message }) => `${severity} ${path}: ${message}`);

describe("checkClaims", () => {
  test("says nothing about good claims", () => {
    const claims = {
      email: "{{user.primary_email_address}}",
      aud: "convex",
      plan: "{{user.public_metadata.plan || 'free'}}",
    };
    expect(messages(claims)).toEqual([]);
  });
  test.each([
    ["org_membership.role", "org.role"],
    ["user.primary_phone_address", "user.primary_phone_number"],
    ["user.fist_name", "user.first_name"],
    ["user.email", "user.primary_email_address"],
  ])("{{%s}} is an error that names {{%s}}", (wrong, right) => {
    expect(messages({ a: { b: [`x {{${wrong}}}`] } })).toEqual([
      expect.stringMatching(new RegExp(`^error a\\.b\\[0\\]: .*Did you mean \\{\\{${right}\\}\\}`)),
    ]);
  });
  test("private metadata is explained", () => {
    expect(messages({ a: "{{user.private_metadata.x}}" }).join()).toContain("never leaves Clerk");
  });
  test("an expression that never ends, or that holds code, is an error", () => {
    expect(messages({ a: "{{user.id", b: "{{user.id | upper}}", c: "{{}}" })).toHaveLength(3);
  });
  test("the seven claims that Clerk refuses are errors, its other own ones warnings", () => {
    expect(messages({ sub: "x" }, "jwt-template")).toEqual([expect.stringMatching(/^error sub/)]);
    expect(messages({ o: "x" }, "jwt-template")).toEqual([expect.stringMatching(/^warning o/)]);
    expect(messages({ org_id: "{{org.id}}" }, "jwt-template")).toEqual([]);
    expect(messages({ org_id: "{{org.id}}" }, "session")).toEqual([expect.stringMatching(/^warning org_id/)]);
  });
  test("shortcodes in keys", () => {
    expect(messages({ a: { "{{user.id}}": 1 } })).toEqual([expect.stringContaining("never in keys")]);
  });
  test("whole metadata in the cookie is a warning, a field of it is not", () => {
    expect(messages({ m: "{{user.public_metadata}}" })).toEqual([
      expect.stringMatching(/^warning m: .*1\.2 KB/),
    ]);
    expect(messages({ m: "{{user.public_metadata.plan}}" })).toEqual([]);
    expect(messages({ m: "{{user.public_metadata}}" }, "jwt-template")).toEqual([]);
  });
});
