// Whatever a types file looks like: the result parses, says what is configured, keeps its owner's text, and a second
// run changes nothing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Interface } from "../../../src/edits/types/interface.ts";
import { memberMark } from "../../../src/edits/types/mark.ts";
import { type PatchOptions, patchTypes } from "../../../src/edits/types/patch-types.ts";
import { parseErrors } from "../../../src/syntax.ts";
import { testProject } from "../../project.ts";

const path = "types/clerk.d.ts";
const options: PatchOptions = { style: testProject().style, open: new Set(["unknown"]) };
const patch = (text: string, wanted: Interface[]) => patchTypes(path, text, wanted, options);

const owned = fc.constantFrom(
  "tenant?: string",
  "readonly 'x-y': 1",
  "team: {\n      id: string\n    }",
  "email?: number",
  "email: string | null",
  "'plan'?: 'free'",
  "[key: string]: unknown",
  "toString(): string",
  "plan",
  `${memberMark("{{user.id}}")} plan?: string`,
  `${memberMark("{{user.id}}")}\n    gone?: string`,
  "// a note\n    email?: boolean",
  "/** Docs. */ tenant2?: string",
);
const body = fc
  .tuple(
    fc.array(owned, { maxLength: 4 }),
    fc.constantFrom(";\n    ", ",\n    ", "\n    ", "; "),
    fc.boolean(),
  )
  .map(([members, separator, closed]) => {
    const lines = separator.includes("\n");
    if (members.length === 0) return "{}";
    const end = closed ? separator.trim() : "";
    return lines ? `{\n    ${members.join(separator)}${end}\n  }` : `{ ${members.join(separator)}${end} }`;
  });
const declaration = fc
  .tuple(fc.constantFrom("CustomJwtSessionClaims", "UserPublicMetadata"), body)
  .map(([name, text]) => `interface ${name} ${text}`);
const other = fc.constant("interface Window { analytics?: { track(): void } }");
const declarations = fc
  .array(fc.oneof(declaration, other), { maxLength: 3 })
  .map((all) => all.join("\n\n  "));
const file = fc
  .tuple(
    declarations,
    fc.constantFrom(
      (text: string) => `export {};\n\ndeclare global {\n  ${text}\n}\n`,
      (text: string) => `declare global { ${text} }\nexport {}`,
      (text: string) => `// Ours.\n${text}\n`,
      (text: string) => `\uFEFFdeclare global {\n  ${text}\n}`,
      (text: string) => `import type { A } from "./a";\n${text}\nexport type B = A;\n`,
    ),
    fc.boolean(),
  )
  .map(([text, wrap, crlf]) => (crlf ? wrap(text).replaceAll("\n", "\r\n") : wrap(text)));

const member = (name: string, type: string, value: string) => ({
  name,
  optional: true,
  type,
  mark: memberMark(value),
});
const wanted = fc
  .record({
    claims: fc.subarray([
      member("email", "string | null", "{{user.primary_email_address}}"),
      member("plan", '"free" | "pro" | null', "{{user.public_metadata.plan}}"),
      member("a-b", "unknown", "{{user.public_metadata.x}}"),
    ]),
    metadata: fc.subarray([member("plan", '"free" | "pro"', "x"), member("seats", "number", "x")]),
  })
  .map(({ claims, metadata }) =>
    [
      { name: "CustomJwtSessionClaims", members: claims },
      { name: "UserPublicMetadata", members: metadata },
    ].filter(({ members }) => members.length > 0),
  );

describe("any file", () => {
  test("is patched once", () => {
    fc.assert(
      fc.property(file, wanted, (text, interfaces) => {
        const { source, left } = patch(text, interfaces);
        if (parseErrors(path, text).length > 0) {
          expect({ source, left: left.length }).toEqual({ source: text, left: 1 });
          return;
        }
        expect(parseErrors(path, source)).toEqual([]);
        const again = patch(source, interfaces);
        expect(again.source).toBe(source);
        expect(again.left.map(({ reason }) => reason)).toEqual(left.map(({ reason }) => reason));
        // Nothing that its owner wrote and nobody configures is lost.
        for (const own of [
          "tenant?",
          "tenant2?",
          "'x-y'",
          "team:",
          "[key:",
          "toString()",
          "// a note",
          "Docs.",
        ]) {
          expect(source.split(own).length, own).toBe(text.split(own).length);
        }
        // Outside the global scope nothing is ours.
        if (!text.startsWith("import")) expect(source).not.toContain("gone?");
        expect(/(?<!\r)\n/.test(source) && source.includes("\r\n")).toBe(false);
        expect(source.split("\uFEFF").length).toBe(text.split("\uFEFF").length);
        if (left.length > 0) return;
        for (const { members } of interfaces) {
          for (const { name } of members) expect(source).toMatch(new RegExp(`\\b${name}\\b`));
        }
      }),
      { numRuns: 500 },
    );
  });

  test("broken ones are left to their owner", () => {
    fc.assert(
      fc.property(
        file,
        fc.nat(400),
        fc.constantFrom("}", "{", ";", "[A", "?:", "/*"),
        wanted,
        (text, at, noise, all) => {
          const broken = text.slice(0, at) + noise + text.slice(at);
          const { source } = patch(broken, all);
          if (parseErrors(path, broken).length > 0) expect(source).toBe(broken);
          else expect(parseErrors(path, source)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
