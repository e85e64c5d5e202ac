// Random claims, filled in for random people by Clerk's rules: does the generated type accept what Clerk would send, and
// refuse what it would not? The real compiler decides.
import { expect, test } from "vitest";
import { claimType } from "../../../src/claims/claim-type.ts";
import { fillTemplate } from "../../../src/claims/fill-template.ts";
import type { Json } from "../../../src/config.ts";
import { judgeTypes, type TypeCase } from "../../claims/judge-types.ts";
import { verdicts } from "../../claims/may-send.ts";
import { metadataOf } from "../../claims/metadata-specs.ts";
import { codes, randomClaims } from "../../claims/random-claims.ts";

const claims = randomClaims(300, 20261123);

function typeCase({ template, shapes, data }: (typeof claims)[number]): TypeCase {
  const found = verdicts(template, shapes, fillTemplate(template, data));
  return {
    template,
    metadata: metadataOf(shapes),
    accepted: found.possible,
    refused: found.impossible,
  };
}

test("generated types accept what Clerk would send, and refuse what it would not", () => {
  const people = randomClaims(4, 7);
  const cases = [
    ...claims.map(typeCase),
    ...codes.flatMap((code) => people.map((one) => typeCase({ ...one, template: `{{${code}}}` }))),
  ];
  expect(judgeTypes(cases).slice(0, 5).join("\n")).toBe("");
  const refused = cases.filter((one) => one.refused.length > 0);
  expect(refused.length, "most types are no unknown").toBeGreaterThan(cases.length / 2);
}, 60_000);

test("the judge can tell", () => {
  const one: TypeCase = { template: "{{user.first_name}}", metadata: {}, accepted: ["x"], refused: [7] };
  expect(judgeTypes([one])).toEqual([]);
  expect(judgeTypes([{ ...one, accepted: [7] }])).toHaveLength(1);
  expect(judgeTypes([{ ...one, refused: [null] }])).toHaveLength(1);
});

test("the random claims reach what they are for", () => {
  const has = (test: (template: Json, type: string) => boolean) =>
    claims.filter(({ template, shapes }) => test(template, claimType(template, metadataOf(shapes)))).length;
  expect(has((template) => JSON.stringify(template).includes("||"))).toBeGreaterThan(40);
  expect(has((template) => Array.isArray(template))).toBeGreaterThan(20);
  expect(has((template) => JSON.stringify(template).includes("__proto__"))).toBeGreaterThan(2);
  expect(has((_, type) => type.includes("Exclude<"))).toBeGreaterThan(2);
  expect(has((_, type) => type === "unknown")).toBeLessThan(claims.length / 3);
  expect(claims.filter(({ data }) => data.org === null).length).toBeGreaterThan(100);
});
