// When do two types say the same? A wrong yes leaves a stale type, a wrong no rewrites what its owner wrote.
import { describe, expect, test } from "vitest";
import { sameType } from "../../../src/edits/types/same-type.ts";

const open = new Set(["unknown", "UserPublicMetadata"]);

describe("the same", () => {
  test.each([
    ['"a" | "b"', "'b'|'a'"],
    ["string | null", "(null | string)"],
    ["(string | null)[]", "Array<string | null>"],
    ["{ a: string; b: number }", "{ b: number, a: string }"],
    ["{ a?: string }", "{ a: string | undefined }"],
    ["{ a?: string }", "{ a?: string | undefined }"],
    ['{ "a-b": 1 }', "{ 'a-b': 1; }"],
    ["{ a: { b: string | null } }", "{\n  // why\n  a: {\n    b: null | string /* or none */\n  }\n}"],
    ["Record<string, string>", "{ [id: string]: string }"],
    ["never", "never"],
    ["-1 | 2", "2 | -1"],
    ["[string, number]", "[ string,number ]"],
    ['"https://example.com/a"', "'https://example.com/a'"],
  ])("%s and %s", (one, other) => {
    expect(sameType(one, other)).toBe(true);
    expect(sameType(other, one)).toBe(true);
  });
});

describe("not the same", () => {
  test.each([
    ["string", "string | null"],
    ['"a"', '"a" | "b"'],
    ["string[]", "string"],
    ["{ a: string }", "{ a?: string }"],
    ["{ a: string }", "{ a: string; b: string }"],
    ["Record<string, string>", "Record<string, number>"],
    ["never", "string"],
    ["unknown", "string"],
    ["string", "unknown"],
    ["UserPublicMetadata", "{ plan?: string }"],
    ["string", "string; x"],
  ])("%s and %s", (one, other) => expect(sameType(one, other)).toBe(false));
});

describe("where nothing is known", () => {
  test.each([
    ["unknown", "'free' | 'pro'"],
    ["unknown[]", "Array<{ id: string }>"],
    ["{ plan: unknown; email: string }", "{ plan?: 'free'; email: string }"],
    ["Record<string, unknown>", "{ plan: string; seats?: number }"],
    ["UserPublicMetadata", "{ plan?: string }"],
    ["UserPublicMetadata | null", "null | { plan?: string }"],
  ])("%s lets %s stand", (wanted, declared) => expect(sameType(wanted, declared, open)).toBe(true));

  test.each([
    ["{ plan: unknown; email: string }", "{ plan: string; email: number }"],
    ["{ plan: unknown }", "{ seats: number }"],
    ["UserPublicMetadata | null", "{ plan?: string }"],
    ["OrganizationPublicMetadata", "{ plan?: string }"],
    ["string", "unknown"],
  ])("%s does not let %s stand", (wanted, declared) => expect(sameType(wanted, declared, open)).toBe(false));
});
