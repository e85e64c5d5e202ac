import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodePermissions } from "../../../src/prove/encode-permissions.ts";

// The real SDK reads the token back.
const lab = createRequire(new URL("../../labs/next16/package.json", import.meta.url));
const backend = createRequire(lab.resolve("@clerk/nextjs/server"));
const { __experimental_JWTPayloadToAuthObjectProperties: readClaims } = backend(
  "@clerk/shared/jwtPayloadParser",
) as { __experimental_JWTPayloadToAuthObjectProperties(claims: object): { orgPermissions: string[] } };

function readBack(permissions: string[]): string[] {
  const encoded = encodePermissions(permissions);
  const o = { id: "org_1", slg: "acme", rol: "member", per: encoded?.per, fpm: encoded?.fpm };
  return readClaims({ v: 2, sub: "user_1", sid: "sess_1", fea: encoded?.fea, o }).orgPermissions.sort();
}

describe("permissions in a session token", () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
  const permission = fc.tuple(word, word).map(([feature, action]) => `org:${feature}:${action}`);

  test("the SDK reads back exactly what was put in", () => {
    fc.assert(
      fc.property(fc.uniqueArray(permission, { maxLength: 80 }), (permissions) => {
        expect(readBack(permissions)).toEqual([...permissions].sort());
      }),
    );
  });

  test("more actions than a double has bits", () => {
    const many = Array.from({ length: 70 }, (_, index) => `org:items:action_${index}`);
    const some = [...many, "org:reports:action_69"];
    expect(readBack(some)).toEqual([...some].sort());
  });

  test("what is no organization permission is refused", () => {
    for (const wrong of ["items:read", "org:items", "org:items:read:all", "user:items:read", ""]) {
      expect(() => encodePermissions([wrong])).toThrow(TypeError);
    }
  });
});
