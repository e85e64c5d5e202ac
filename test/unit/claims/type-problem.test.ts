// A type that clerk.d.ts cannot see is `any` there, without a word: it must be refused before it is written.
import { describe, expect, test } from "vitest";
import { metadataInterfaces } from "../../../src/claims/global-interfaces.ts";
import { typeProblem } from "../../../src/claims/type-problem.ts";

test.each([
  "string",
  "'free' | 'pro' | null | undefined",
  "-1 | 2.5 | true",
  "unknown",
  "object",
  "{ a?: string; readonly b: number[]; 'c-d': { e: null }; 1: boolean }",
  "{ kind: 'a'; n?: undefined } | { kind: 'b'; none?: never }",
  "{ [key: string]: string }",
  "[a: string, b?: 1, ...rest: boolean[]]",
  "readonly string[]",
  "Record<'a' | 'b', unknown>",
  "Partial<Required<Readonly<{ a: 1 }>>>",
  "Pick<{ a: 1; b: 2 }, 'a'> & Omit<{ c: 1 }, 'c'>",
  "Exclude<'a' | undefined, undefined> | Extract<'a' | 1, string> | NonNullable<'a' | null>",
  "ReadonlyArray<Array<string>>",
  "Uppercase<'a'> | Lowercase<'B'> | Capitalize<'c'> | Uncapitalize<'D'>",
  "{ [K in 'a' | 'b']?: K }",
  "keyof { a: 1; b: 2 }",
  "Record<string, never>",
  "never",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template literal type
  "`v${number}`",
  ...Object.values(metadataInterfaces),
])("%s is taken", (type) => expect(typeProblem(type)).toBeNull());

describe("names", () => {
  test.each([
    ["Plan", "Plan"],
    ["Foo.Bar", "Foo.Bar"],
    ["Array<Missing>", "Missing"],
    ["{ deep?: Undeclared }", "Undeclared"],
    ["CustomJwtSessionClaims", "CustomJwtSessionClaims"],
    ["{ [K in 'a']: string } | K", "K"],
    ["{ [K in K]: string }", "K"],
    ["constructor | Awaited<string>", "constructor"],
    ["'a' | __proto__", "__proto__"],
    ["Global.Array<string>", "Global.Array"],
  ])("%s names %s", (type, name) => {
    expect(typeProblem(type)).toContain(`names a type ${name} that clerk.d.ts cannot see`);
  });
  test("a capital asks for the type itself, a small letter for quotes", () => {
    expect(typeProblem("Plan")).toMatch(/; write the type itself$/);
    expect(typeProblem("free | pro")).toMatch(/; as a text it is 'free', in quotes$/);
  });
  test.each([
    ["Array", "Array takes 1 type in angle brackets"],
    ["Record<string>", "Record takes 2 types in angle brackets"],
    ["Partial<{}, {}>", "Partial takes 1 type"],
    ["UserPublicMetadata<string>", "UserPublicMetadata takes no types in angle brackets"],
    ["{ [K in 'a']: K<string> }", "K takes no types in angle brackets"],
  ])("%s has the wrong number of types", (type, problem) => expect(typeProblem(type)).toContain(problem));
  test.each(["{ a: 1 }['b']", "UserPublicMetadata['plan']"])("%s reads out of another type", (type) =>
    expect(typeProblem(type)).toContain("write the type itself"),
  );
});

describe("what JSON cannot hold", () => {
  test.each([
    ["Date", /Date.*JSON.*string/],
    ["{ since: Date | null }", /Date/],
    ["Map<string, string>", /Map.*Record/],
    ["ReadonlySet<string>", /ReadonlySet.*array/],
    ["Promise<string>", /Promise/],
    ["bigint", /bigint/],
    ["1n", /1n/],
    ["{ a: symbol }", /symbol/],
    ["unique symbol", /JSON/],
    ["() => string", /function/],
    ["{ run(): void }", /function/],
    ["{ (): string }", /function/],
    ["{ new (): string }", /function/],
    ["new () => object", /function/],
    ["{ get a(): string }", /function/],
    ["void", /void/],
    ["string | void", /void/],
    ["this", /this/],
    ["{ a: this }", /this/],
    ["undefined", /undefined/],
    ["undefined | (undefined)", /undefined/],
    ["{ a: undefined }", /undefined/],
    ["undefined[]", /undefined/],
    ["any", /any.*unknown/],
    ["{ a: any[] }", /any.*unknown/],
    ["{ a }", /without a type/],
    ["{ [key: string] }", /without a type/],
    ["{ [K in 'a'] }", /without a type/],
    ["{ [Symbol.iterator]: string }", /computed/],
    ["{ [key: boolean]: string }", /string or number/],
    ["*", /JSON|TypeScript/],
    ["?string", /JSON|TypeScript/],
    ["string!", /JSON|TypeScript/],
  ])("%s is refused, with the reason", (type, reason) => expect(typeProblem(type)).toMatch(reason));
});
