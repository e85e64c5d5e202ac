import { expect, test } from "vitest";
import { claimProblems } from "../../../src/claims/claim-problems.ts";
import { parseConfig } from "../../../src/config.ts";

function warnings(claims: object, userPublic?: Record<string, string>) {
  const metadata = userPublic ? { userPublic } : {};
  return claimProblems(parseConfig({ sessionToken: { claims }, metadata })).map(
    ({ severity, path, message }) => `${severity} ${path}: ${message}`,
  );
}

test("a field that the declared shape does not have is named, with the one that was meant", () => {
  expect(warnings({ x: "{{user.public_metadata.rol}}" }, { "role?": "string" })).toEqual([
    "warning x: metadata.userPublic declares no rol, so its type is unknown. Did you mean role?",
  ]);
  expect(
    warnings({ deep: { list: ["{{user.public_metadata.other || 'none'}}"] } }, { "role?": "string" }),
  ).toEqual(["warning deep.list[0]: metadata.userPublic declares no other, so its type is unknown."]);
});

test("declared fields, and metadata that nobody described, are fine", () => {
  expect(warnings({ x: "{{user.public_metadata.role}}" }, { role: "string" })).toEqual([]);
  expect(warnings({ x: "{{user.public_metadata.role}}" })).toEqual([]);
});
