import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createApp } from "../../../src/apply/create-app.ts";
import { CliError, Interrupted } from "../../../src/errors.ts";
import { fakeCommand } from "./fake-command.ts";
import { makeFolder, treeOf } from "./lab.ts";

/** As create-next-app does: refuses a folder with a README, then writes its own. */
const pretend =
  'echo "$@" > args.txt; [ -e README.md ] && exit 1; echo theirs > README.md; echo {} > package.json';

test("runs the package manager's runner in a new folder, without questions", async () => {
  fakeCommand("pnpm", pretend);
  const folder = join(makeFolder(), "deep/my-app");
  await createApp({ folder, packageManager: "pnpm", extraArgs: ["--skip-install"] });
  expect(readFileSync(join(folder, "args.txt"), "utf8")).toMatch(
    `dlx create-next-app@latest ${folder} --use-pnpm --ts --app`,
  );
  expect(readFileSync(join(folder, "args.txt"), "utf8")).toMatch(/--yes --skip-install\n$/);
});

test("started by `npx -p`, it does not hand on what that one was told to install", async () => {
  fakeCommand("npx", `env > env.txt; ${pretend}`);
  vi.stubEnv("npm_config_package", "create-clerk-sessions");
  vi.stubEnv("npm_config_call", "create-clerk-sessions");
  vi.stubEnv("npm_config_registry", "https://registry.example");
  const folder = makeFolder();
  await createApp({ folder, packageManager: "npm" });
  const seen = readFileSync(join(folder, "env.txt"), "utf8");
  expect(seen).toContain("npm_config_registry=");
  expect(seen).not.toMatch(/npm_config_(package|call)=/);
});

test("the user's README and licence survive, and no first commit holds them under a passing name", async () => {
  fakeCommand("npx", pretend);
  const folder = makeFolder({ "README.md": "mine", "LICENSE.md": "mit" });
  await createApp({ folder, packageManager: "npm" });
  expect(readFileSync(join(folder, "args.txt"), "utf8")).toContain("--disable-git");
  expect(treeOf(folder)).toMatchObject({
    "README.md": "644 mine",
    "LICENSE.md": "644 mit",
    "package.json": "644 {}\n",
  });
  expect(Object.keys(treeOf(folder)).filter((name) => name.endsWith(".iml"))).toEqual([]);
});

test("failure and Ctrl-C are told, and give back the folder as it was", async () => {
  fakeCommand("npx", 'case "$*" in *slow*) exec sleep 30;; esac; exit 3');
  const parent = makeFolder({ "here/README.md": "mine" });
  const failing = createApp({ folder: join(parent, "fresh/app"), packageManager: "npm" });
  await expect(failing).rejects.toThrow(/exit code 3/);
  await expect(createApp({ folder: join(parent, "here"), packageManager: "npm" })).rejects.toThrow(CliError);
  const signal = AbortSignal.timeout(300);
  const slow = createApp({ folder: join(parent, "slow"), packageManager: "npm", signal });
  await expect(slow).rejects.toBeInstanceOf(Interrupted);
  expect(existsSync(join(parent, "fresh/app"))).toBe(false);
  expect(existsSync(join(parent, "slow"))).toBe(false);
  expect(readFileSync(join(parent, "here/README.md"), "utf8")).toBe("mine");
});
