// Code scanning shows a rule by these words alone, so that none may be left to the words of its id.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ruleText } from "../../../src/report/audit/rule-text.ts";

/** One folder per id that a rule can give. */
const ids = readdirSync(new URL("../../../fixtures/judge/rules/", import.meta.url)).sort();

describe("every rule of the audit has words of its own", () => {
  test.each(ids)("%s", (id) => {
    const { title, description } = ruleText(id);
    expect(description, "has an entry").not.toBe(`${title}.`);
    expect(title, "a heading").toMatch(/^[A-Z].{5,60}[^.]$/);
    expect(description, "one to three sentences").toMatch(/^\S.{20,200}\.$/);
  });

  test("no two share a title", () => {
    const titles = ids.map((id) => ruleText(id).title);
    expect(new Set(titles).size).toBe(ids.length);
  });
});

test("an id without an entry is readable still", () => {
  expect(ruleText("some-new-rule")).toEqual({ title: "Some new rule", description: "Some new rule." });
});
