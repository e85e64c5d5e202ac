import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { expect, test } from "vitest";
import { applyPlan } from "../../../src/apply/apply-plan.ts";
import { listRuns } from "../../../src/apply/list-runs.ts";
import { recoverRun } from "../../../src/apply/recover-run.ts";
import { undoRun } from "../../../src/apply/undo-run.ts";
import type { Plan } from "../../../src/types.ts";
import { makeFolder, planOf, projectTree, put, quiet, treeOf } from "./lab.ts";

const child = fileURLToPath(new URL("./apply-child.ts", import.meta.url));
const layout = "\uFEFFexport const a = 1;\r\n\tindented\r\n";

function makeApp(): { root: string; plan: Plan } {
  const root = makeFolder({ "app/layout.tsx": layout, ".env.local": "CLERK_SECRET_KEY=sk_test_hush\n" });
  chmodSync(join(root, ".env.local"), 0o600);
  const plan = planOf(root, [
    ["app/layout.tsx", layout, `${layout}export const b = 2;\r\n`],
    [".env.local", "CLERK_SECRET_KEY=sk_test_hush\n", "CLERK_SECRET_KEY=sk_test_hush\nURL=/sign-in\n"],
    ["app/new/deep/page.tsx", null, "export const c = 3;\n"],
  ]);
  return { root, plan };
}

async function runChild(plan: Plan, step: number, formatter = "none") {
  const folder = makeFolder({ "plan.json": JSON.stringify(plan) });
  return execa(
    process.execPath,
    ["--import", "tsx", child, join(folder, "plan.json"), String(step), formatter],
    {
      reject: false,
    },
  );
}

test("kill -9 at every step: the next run puts every byte back", { timeout: 180_000 }, async () => {
  const whole = makeApp();
  const steps = Number((await runChild(whole.plan, 0)).stdout);
  expect(steps).toBeGreaterThan(10);
  const finished = projectTree(whole.root);

  const cutOffAt = async (step: number) => {
    const { root, plan } = makeApp();
    const before = treeOf(root);
    const result = await runChild(plan, step);
    expect(result.signal, `step ${step}`).toBe("SIGKILL");
    const midway = treeOf(root);
    const leaked = Object.entries(midway).filter(([path, text]) => /hush/.test(text) && !/\.env/.test(path));
    expect(leaked, `step ${step} copies a secret`).toEqual([]);

    await recoverRun(root);
    expect(treeOf(root), `step ${step}`).toEqual(before);
    expect(await recoverRun(root)).toBeNull();

    await applyPlan(plan, quiet);
    expect(projectTree(root), `step ${step}, applied again`).toEqual(finished);
  };
  for (let step = 1; step <= steps; step += 2) {
    await Promise.all([cutOffAt(step), ...(step < steps ? [cutOffAt(step + 1)] : [])]);
  }
});

test("a run killed while it formats is complete, and can be undone", { timeout: 60_000 }, async () => {
  const root = makeFolder();
  mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
  symlinkSync(
    join(process.cwd(), "node_modules/prettier/bin/prettier.cjs"),
    join(root, "node_modules/.bin/prettier"),
  );
  const before = treeOf(root);
  const plan = planOf(root, [["a.ts", null, "export const a   =   1"]]);
  const steps = Number((await runChild(plan, 0, "prettier")).stdout);
  await undoRun(root);

  await runChild(plan, steps, "prettier");
  expect(await recoverRun(root)).toBeNull();
  expect(await listRuns(root)).toHaveLength(1);
  await undoRun(root);
  expect(treeOf(root)).toEqual(before);
});

test("after a crash, a file the user edited meanwhile keeps the edit and its old copy", async () => {
  const { root, plan } = makeApp();
  const steps = Number((await runChild(makeApp().plan, 0)).stdout);
  await runChild(plan, steps);
  put(root, "app/layout.tsx", "mine");
  const recovery = await recoverRun(root);
  expect(recovery).toEqual({
    restored: [".env.local"],
    removed: ["app/new/deep/page.tsx"],
    kept: [{ path: "app/layout.tsx", reason: "it was edited since" }],
  });
  expect(projectTree(root)["app/layout.tsx"]).toMatch(/mine$/);
  expect(await listRuns(root)).toHaveLength(1);
});
