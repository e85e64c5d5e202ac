// When do two types say the same? A wrong yes leaves a stale type, a wrong no rewrites what its owner wrote.
import fc from "fast-check";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { inQuotes } from "../../../src/edits/types/member-text.ts";
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
    ["Record<'a' | 'b', number>", "{ b: number; a: number }"],
    ["Record<'b'|'a', number>[]", 'Array<Record<"a" | "b", number>>'],
    ["{ [K in 'a'|'b']: number }", '{\n  [K in\n    | "b"\n    | "a"]: number;\n}'],
    ["(string & { a: 1 })[]", "((string & { a: 1 }))[]"],
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
    ["Record<'a' | 'b', number>", "Record<'a', number>"],
    ["Record<'a,b', number>", "Record<'a' | 'b', number>"],
    ["[('a' | 'b')[]]", "['a' | 'b'[]]"],
    ["keyof ('a'[])", "(keyof 'a')[]"],
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

// biome-ignore lint/suspicious/noTemplateCurlyInString: a type, not a value
const texts = fc.constantFrom('"free"', "'pro'", `"it's"`, `'a "b"'`, "`u-${string}`", "'\\\\'", "'\\u00e9'");
const { type: anyType } = fc.letrec<{
  type: string;
  list: string;
  object: string;
  union: string;
  helper: string;
}>((tie) => ({
  type: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(
      "string",
      "number",
      "boolean",
      "null",
      "-1",
      "4.50",
      "true",
      "never[]",
      "UserPublicMetadata",
    ),
    texts,
    tie("union"),
    tie("list"),
    tie("object"),
    tie("helper"),
  ),
  union: fc.array(tie("type"), { minLength: 1, maxLength: 3 }).map((all) => `(${all.join("|")})`),
  list: fc
    .tuple(tie("type"), fc.constantFrom("[]", "tuple", "Array", "readonly"))
    .map(([type, kind]) =>
      kind === "[]"
        ? `(${type})[]`
        : kind === "Array"
          ? `Array<${type}>`
          : kind === "tuple"
            ? `[${type}, 'x'?]`
            : `readonly (${type})[]`,
    ),
  object: fc
    .dictionary(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a type, not a value
      fc.constantFrom("a", "'b-c'", '"d"', "readonly e", "f?", "[id: string]", "[id: `x-${string}`]"),
      tie("type"),
      {
        maxKeys: 3,
      },
    )
    .map(
      (shape) =>
        `{ ${Object.entries(shape)
          .map((entry) => entry.join(": "))
          .join(", ")} }`,
    ),
  helper: fc
    .tuple(texts, texts, tie("type"))
    .chain(([one, other, type]) =>
      fc.constantFrom(
        `Record<${one} | ${other}, ${type}>`,
        `Record<string, ${type}>`,
        `{ [K in ${one} | ${other}]?: ${type} }`,
        `Partial<{ a: ${type} }>`,
        `Exclude<${one} | ${other} | null, null>`,
        `(${type}) & { z: 1 }`,
        `(${one} extends ${other} ? ${type} : null)`,
        "keyof { a: 1 }",
      ),
    ),
}));

describe("any type", () => {
  test("is the same as what is written for it", () => {
    fc.assert(
      fc.property(anyType, fc.constantFrom("'", '"'), (type, quote) => {
        expect(sameType(type, inQuotes(type, quote))).toBe(true);
        expect(sameType(inQuotes(type, quote), type)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("is the same as what a formatter makes of it", async () => {
    await fc.assert(
      fc.asyncProperty(anyType, fc.boolean(), fc.boolean(), async (type, singleQuote, semi) => {
        const start = "type T = ";
        const text = await format(start + type, { parser: "typescript", singleQuote, semi, printWidth: 30 });
        const body = text
          .trim()
          .replace(/;$/, "")
          .slice(start.length - 1);
        expect(sameType(type, body), body).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
