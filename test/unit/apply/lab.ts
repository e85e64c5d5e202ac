// A throwaway project folder on the real file system, and what is in it, byte for byte.
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { ApplyOptions } from "../../../src/apply/apply-plan.ts";
import type { Change, Plan } from "../../../src/types.ts";

export const quiet: ApplyOptions = {
  packages: "skip",
  packageManager: "npm",
  formatter: null,
  workspaceRoot: null,
};

export function makeFolder(files: Record<string, string | Buffer> = {}): string {
  const root = mkdtempSync(join(tmpdir(), "apply-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) put(root, path, content);
  return root;
}

export function put(root: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** Every entry below the root, with bytes and mode; folders end in `/`. */
export function treeOf(root: string, under = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(join(root, under)).sort()) {
    const path = under === "" ? name : `${under}/${name}`;
    const stat = lstatSync(join(root, path));
    if (stat.isDirectory()) Object.assign(found, { [`${path}/`]: "folder" }, treeOf(root, path));
    else if (stat.isSymbolicLink()) found[path] = `-> ${readlinkSync(join(root, path))}`;
    else
      found[path] = `${(stat.mode & 0o777).toString(8)} ${readFileSync(join(root, path)).toString("latin1")}`;
  }
  return found;
}

/** The tree without the record of runs. */
export function projectTree(root: string): Record<string, string> {
  const entries = Object.entries(treeOf(root)).filter(([path]) => !path.startsWith(".clerk-sessions/"));
  return Object.fromEntries(entries);
}

export function planOf(root: string, changes: [path: string, before: string | null, after: string][]): Plan {
  return {
    root,
    changes: changes.map(([path, before, after]): Change => ({ path, before, after, why: ["test"] })),
    manual: [],
    skipped: [],
    packages: [],
    notes: [],
  };
}
