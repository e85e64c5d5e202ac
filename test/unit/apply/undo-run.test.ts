import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applyPlan } from "../../../src/apply/apply-plan.ts";
import { listRuns } from "../../../src/apply/list-runs.ts";
import { undoRun, wouldUndo } from "../../../src/apply/undo-run.ts";
import { makeFolder, planOf, put, quiet, treeOf } from "./lab.ts";

test("gives back bytes and modes, removes what was created, and leaves no trace", async () => {
  const source = "\uFEFFa\r\n\tb\n";
  const env = 'KEY="line one\nline two"\n';
  const root = makeFolder({ "app/layout.tsx": source, ".env.local": env });
  chmodSync(join(root, "app/layout.tsx"), 0o640);
  const before = treeOf(root);
  const plan = planOf(root, [
    ["app/layout.tsx", source, `${source}c\r\n`],
    [".env.local", env, `A=1\n${env}B=2\n`],
    ["app/x/y/page.tsx", null, "page"],
  ]);
  const { run } = await applyPlan(plan, quiet);
  expect(await undoRun(root)).toEqual({
    root,
    run,
    restored: ["app/layout.tsx", ".env.local"],
    removed: ["app/x/y/page.tsx"],
    kept: [],
    packages: [],
    removeCommand: null,
  });
  expect(treeOf(root)).toEqual(before);
  expect(await undoRun(root)).toBeNull();
});

test("takes back one run at a time, newest first", async () => {
  const root = makeFolder({ "a.ts": "1" });
  await applyPlan(planOf(root, [["a.ts", "1", "2"]]), quiet);
  await applyPlan(
    planOf(root, [
      ["a.ts", "2", "3"],
      ["b.ts", null, "b"],
    ]),
    quiet,
  );
  expect((await listRuns(root)).map(({ created, changed }) => [created, changed])).toEqual([
    [["b.ts"], ["a.ts"]],
    [[], ["a.ts"]],
  ]);
  await undoRun(root);
  expect(treeOf(root)["a.ts"]).toBe("644 2");
  await undoRun(root);
  expect(treeOf(root)).toEqual({ "a.ts": "644 1" });
});

test("leaves files alone that were edited since, and says so", async () => {
  const root = makeFolder({ "a.ts": "a", "b.ts": "b" });
  const plan = planOf(root, [
    ["a.ts", "a", "A"],
    ["b.ts", "b", "B"],
    ["new/c.ts", null, "c"],
    ["new/d.ts", null, "d"],
  ]);
  await applyPlan(plan, quiet);
  put(root, "a.ts", "A, and mine");
  put(root, "new/c.ts", "mine too");
  const before = treeOf(root);
  const outlook = await wouldUndo(root);
  expect(treeOf(root)).toEqual(before);
  const receipt = await undoRun(root);
  expect(receipt).toMatchObject({
    restored: ["b.ts"],
    removed: ["new/d.ts"],
    kept: [
      { path: "a.ts", reason: "it was edited since" },
      { path: "new/c.ts", reason: "it was edited since" },
    ],
  });
  expect(outlook).toEqual(receipt);
  // Once the user has taken the edits out again, the old copies are still there.
  put(root, "a.ts", "A");
  put(root, "new/c.ts", "c");
  await undoRun(root);
  expect(treeOf(root)).toEqual({ "a.ts": "644 a", "b.ts": "644 b" });
});

test("keeps what others put into a folder the run created", async () => {
  const root = makeFolder();
  await applyPlan(planOf(root, [["new/a.ts", null, "a"]]), quiet);
  put(root, "new/mine.ts", "mine");
  await undoRun(root);
  expect(treeOf(root)).toEqual({ "new/": "folder", "new/mine.ts": "644 mine" });
  expect(existsSync(join(root, ".clerk-sessions"))).toBe(false);
});
