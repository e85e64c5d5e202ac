// Env files grow at the end; what stands in them stays byte for byte.
import { expect, test } from "vitest";
import { addEnvKeys } from "../../../src/edits/add-env-keys.ts";
import type { EditResult } from "../../../src/types.ts";
import { testProject } from "../../project.ts";

function run(before: string | null, keys: Record<string, string>): EditResult | Promise<EditResult> {
  return addEnvKeys(testProject(), { path: ".env.example", why: "", comment: "Clerk", keys }).run(before);
}

test.each([
  ["a new file", null, "# Clerk\nA=\nB=/x\n"],
  ["an empty file", "", "# Clerk\nA=\nB=/x\n"],
  ["no newline at the end", "X=1", "X=1\n\n# Clerk\nA=\nB=/x\n"],
  ["an empty line at the end", "X=1\n\n", "X=1\n\n# Clerk\nA=\nB=/x\n"],
  ["CRLF", "X=1\r\n", "X=1\r\n\r\n# Clerk\r\nA=\r\nB=/x\r\n"],
  ["a value that exists", "A='keep me'\n", "A='keep me'\n\n# Clerk\nB=/x\n"],
  ["export and a byte order mark", "\uFEFFexport A=1\n", "\uFEFFexport A=1\n\n# Clerk\nB=/x\n"],
  ["a key that is only a comment", "# A=\n", "# A=\n\n# Clerk\nA=\nB=/x\n"],
  ["a key inside a longer value", 'X="1\nA=2"\n', 'X="1\nA=2"\n\n# Clerk\nA=\nB=/x\n'],
])("%s", async (_, before, source) => {
  expect(await run(before, { A: "", B: "/x" })).toEqual({ kind: "changed", source });
});

test("nothing is missing", async () => {
  expect(await run("B=2\nA=1\n", { A: "", B: "/x" })).toEqual({ kind: "unchanged" });
  expect(await run(null, {})).toEqual({ kind: "unchanged" });
});
