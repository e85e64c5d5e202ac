import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applyPlan } from "../../../src/apply/apply-plan.ts";
import { undoRun } from "../../../src/apply/undo-run.ts";
import { makeFolder, planOf, projectTree, quiet, treeOf } from "./lab.ts";

const binaries = {
  prettier: "node_modules/prettier/bin/prettier.cjs",
  biome: "node_modules/@biomejs/biome/bin/biome",
};

function appWith(tool: keyof typeof binaries, files: Record<string, string>): string {
  const root = makeFolder(files);
  mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
  symlinkSync(join(process.cwd(), binaries[tool]), join(root, "node_modules/.bin", tool));
  return root;
}

test.each(["prettier", "biome"] as const)(
  "%s formats what was written; undo knows the result",
  async (formatter) => {
    const clean = "export const a = 1;\n";
    const messy = "export   const b = 1\n";
    const root = appWith(formatter, { "clean.ts": clean, "messy.ts": messy });
    const before = treeOf(root);
    const plan = planOf(root, [
      ["app/[[...id]]/page.ts", null, "export  const p = 1"],
      ["clean.ts", clean, `${clean}export const   x = 2`],
      ["messy.ts", messy, `${messy}export const   y = 2`],
      [".env.example", null, "A=1\n"],
    ]);
    const receipt = await applyPlan(plan, { ...quiet, formatter });
    expect(receipt.notes).toEqual([]);
    expect(receipt.formatted).toEqual(["app/[[...id]]/page.ts", "clean.ts"]);
    expect(projectTree(root)).toMatchObject({
      "app/[[...id]]/page.ts": "644 export const p = 1;\n",
      "clean.ts": `644 ${clean}export const x = 2;\n`,
      // It was never in the formatter's form: its own lines stay as they are.
      "messy.ts": `644 ${messy}export const   y = 2`,
    });
    await undoRun(root);
    expect(treeOf(root)).toEqual(before);
  },
);

test("a formatter that fails, or is not installed, is a note", async () => {
  const root = appWith("prettier", { ".prettierrc": "{ not json" });
  const broken = await applyPlan(planOf(root, [["a.ts", null, "a  ()"]]), {
    ...quiet,
    formatter: "prettier",
  });
  expect(broken.notes.join()).toMatch(/^prettier could not format/);
  const missing = await applyPlan(planOf(root, [["b.ts", null, "b  ()"]]), { ...quiet, formatter: "dprint" });
  expect(missing.notes.join()).toMatch(/^dprint is not installed/);
  expect(projectTree(root)).toMatchObject({ "a.ts": "644 a  ()", "b.ts": "644 b  ()" });
});
