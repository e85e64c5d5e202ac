// Which package manager installs the app's packages, and which lockfile does it keep?
import { existsSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import type { PackageManagerName, Project } from "../types.ts";
import { type JsonObject, readJson } from "./read-json.ts";

const lockfileNames: [file: string, manager: PackageManagerName][] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["yarn.lock", "yarn"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
];

/** Lockfiles in one folder, absolute. */
export function lockfilesAt(folder: string): { manager: PackageManagerName; path: string }[] {
  return lockfileNames
    .map(([file, manager]) => ({ manager, path: join(folder, file) }))
    .filter(({ path }) => existsSync(path));
}

/** The `packageManager` field, else the nearest lockfile, else npm. */
export function detectPackageManager(
  app: { root: string; workspaceRoot: string | null; manifest: JsonObject },
  warnings: string[],
): Project["packageManager"] {
  const folders = [app.root, ...(app.workspaceRoot ? [app.workspaceRoot] : [])];
  const lockfiles = folders.map(lockfilesAt).find((found) => found.length > 0) ?? [];
  const manifests = [
    app.manifest,
    app.workspaceRoot ? readJson(join(app.workspaceRoot, "package.json")) : null,
  ];
  const named = manifests.map((manifest) => managerField(manifest)).find((name) => name !== null) ?? null;
  const chosen = named ? lockfiles.find(({ manager }) => manager === named) : lockfiles[0];
  const name = named ?? chosen?.manager ?? "npm";
  if (new Set(lockfiles.map(({ manager }) => manager)).size > 1) {
    const names = lockfiles.map(({ path }) => basename(path)).join(", ");
    warnings.push(`Several lockfiles (${names}): using ${name}. Remove the ones that are not in use.`);
  }
  return { name, lockfile: chosen ? relative(app.root, chosen.path).split(sep).join("/") : null };
}

/** `"packageManager": "pnpm@10.1.0"`. */
function managerField(manifest: JsonObject | null): PackageManagerName | null {
  const field = manifest?.packageManager;
  const name = typeof field === "string" ? field.split("@")[0] : null;
  return name === "npm" || name === "pnpm" || name === "yarn" || name === "bun" ? name : null;
}
