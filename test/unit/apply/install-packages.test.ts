import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applyPlan } from "../../../src/apply/apply-plan.ts";
import { undoRun } from "../../../src/apply/undo-run.ts";
import type { PackageManagerName, Plan } from "../../../src/types.ts";
import { fakeCommand } from "./fake-command.ts";
import { makeFolder, planOf, put, quiet } from "./lab.ts";

function planWithPackages(root: string): Plan {
  const packages = [
    { name: "@clerk/nextjs", range: "^7.9.17", dev: false, why: "sessions" },
    { name: "zod", range: "^4.0.0", dev: false, why: "bodies" },
    { name: "@clerk/types", range: "^4.1.0", dev: true, why: "types" },
  ];
  return { ...planOf(root, [["a.ts", null, "a"]]), packages };
}

test.each<[PackageManagerName, string, string]>([
  [
    "npm",
    "install @clerk/nextjs@^7.9.17 zod@^4.0.0\ninstall --save-dev @clerk/types@^4.1.0\n",
    "npm uninstall",
  ],
  ["pnpm", "add @clerk/nextjs@^7.9.17 zod@^4.0.0\nadd --save-dev @clerk/types@^4.1.0\n", "pnpm remove"],
  ["yarn", "add @clerk/nextjs@^7.9.17 zod@^4.0.0\nadd --dev @clerk/types@^4.1.0\n", "yarn remove"],
  ["bun", "add @clerk/nextjs@^7.9.17 zod@^4.0.0\nadd --dev @clerk/types@^4.1.0\n", "bun remove"],
])("%s is called in its own words, from the app's folder", async (packageManager, calls, remove) => {
  fakeCommand(packageManager, 'echo "$@" >> calls.txt');
  const root = makeFolder();
  const receipt = await applyPlan(planWithPackages(root), { ...quiet, packages: "install", packageManager });
  expect(readFileSync(join(root, "calls.txt"), "utf8")).toBe(calls);
  expect(receipt.packages).toEqual({
    installed: ["@clerk/nextjs@^7.9.17", "zod@^4.0.0", "@clerk/types@^4.1.0"],
    skipped: [],
    failed: null,
  });
  const undone = await undoRun(root);
  expect(undone?.removeCommand).toBe(`${remove} @clerk/nextjs zod @clerk/types`);
});

test("adding to the root of a pnpm workspace says that it is meant", async () => {
  fakeCommand("pnpm", 'echo "$@" >> calls.txt');
  const root = makeFolder({ "pnpm-workspace.yaml": "packages: ['apps/*']\n" });
  await applyPlan(planWithPackages(root), { ...quiet, packages: "install", packageManager: "pnpm" });
  expect(readFileSync(join(root, "calls.txt"), "utf8")).toMatch(/^add --workspace-root @clerk/);
});

test("a failed install keeps the files and hands over the command", async () => {
  fakeCommand("npm", "exit 7");
  const root = makeFolder();
  const receipt = await applyPlan(planWithPackages(root), { ...quiet, packages: "install" });
  expect(receipt.packages.installed).toEqual([]);
  expect(receipt.packages.failed).toBe(
    "npm could not install the packages (exit code 7). Run it by hand:\n" +
      'npm install "@clerk/nextjs@^7.9.17" "zod@^4.0.0" && npm install --save-dev "@clerk/types@^4.1.0"',
  );
  expect(existsSync(join(root, "a.ts"))).toBe(true);
});

test("Ctrl-C stops the installer and keeps the files", async () => {
  fakeCommand("npm", "exec sleep 30");
  const root = makeFolder();
  const stop = new AbortController();
  const onStep = (text: string) => {
    if (text.startsWith("Running npm")) setTimeout(() => stop.abort(), 200);
  };
  const receipt = await applyPlan(planWithPackages(root), {
    ...{ ...quiet, packages: "install" as const },
    signal: stop.signal,
    onStep,
  });
  expect(receipt.packages.failed).toMatch(/^Cancelled while packages were being installed/);
  expect(existsSync(join(root, "a.ts"))).toBe(true);
});

test("a package manager that is not there is named", async () => {
  const root = makeFolder();
  put(root, "x", "");
  const receipt = await applyPlan(planWithPackages(root), {
    ...{ ...quiet, packages: "install" as const },
    packageManager: "bun",
  });
  expect(receipt.packages.failed).toMatch(/^bun was not found/);
});
