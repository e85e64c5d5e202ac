import { applyPatch } from "diff";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "../../../src/report/unified-diff.ts";

const line = fc.oneof(
  fc.constantFrom("", "a", "  b", "\tc", "---", "+++", "@@ -1 +1 @@", "\\ No newline"),
  fc.string(),
);
const text = fc
  .tuple(
    fc.array(line, { maxLength: 12 }),
    fc.constantFrom("\n", "\r\n"),
    fc.constantFrom("", "\uFEFF"),
    fc.boolean(),
  )
  .map(([lines, newline, bom, ends]) => bom + lines.join(newline) + (ends ? newline : ""));

test("applying the shown patch to the old file gives exactly the new one", () => {
  fc.assert(
    fc.property(fc.option(text), text, (before, after) => {
      fc.pre(before !== after);
      const patch = unifiedDiff({ path: "app/a.ts", before, after, why: [] });
      expect(applyPatch(before ?? "", patch, { autoConvertLineEndings: false })).toBe(after);
    }),
    { numRuns: 500 },
  );
});

test("a new file is shown against /dev/null, in full however long", () => {
  const after = Array.from({ length: 400 }, (_, index) => `line ${index}\n`).join("");
  const patch = unifiedDiff({ path: "a.ts", before: null, after, why: [] });
  expect(patch).toMatch(/^--- \/dev\/null\n\+\+\+ a\.ts\n@@ -0,0 \+1,400 @@\n/);
  expect(patch.match(/^\+line/gm)).toHaveLength(400);
});

test("no value that an env file holds is ever shown", () => {
  const before = [
    "CLERK_SECRET_KEY=sk_test_hush",
    "# OLD_KEY=sk_live_hush",
    "# a plain remark",
    'PEM="-----BEGIN-----',
    "aHVzaA==hush",
    'hush"',
    "export TOKEN='hush'",
    "EMPTY=",
    "LAST=hush",
  ].join("\n");
  const after = `NEW=/first\n${before}\nNEXT_PUBLIC_CLERK_SIGN_IN_URL=/sign-in\n`;
  for (const path of [".env.local", "apps/web/.env", ".env.example"]) {
    const patch = unifiedDiff({ path, before, after, why: [] });
    expect(patch).not.toContain("hush");
    expect(patch).toContain("+NEW=/first");
    expect(patch).toContain("+NEXT_PUBLIC_CLERK_SIGN_IN_URL=/sign-in");
    expect(patch).toContain("CLERK_SECRET_KEY=…");
    expect(patch).toContain("export TOKEN=…");
  }
});
