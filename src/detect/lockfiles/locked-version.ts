// Which version of a package do the app's lockfiles lock? Looks beside the app, then at the workspace root.
import { relative, sep } from "node:path";
import semver from "semver";
import { lockfilesAt } from "../package-manager.ts";
import { bunLocked } from "./bun.ts";
import { npmLocked } from "./npm.ts";
import { pnpmLocked } from "./pnpm.ts";
import { yarnLocked } from "./yarn.ts";

export interface LockQuestion {
  name: string;
  /** As declared in package.json. */
  range: string | null;
  /** The app's folder as seen from the lockfile, with `/`; empty when they are the same. */
  folder: string;
}

const readers = { npm: npmLocked, pnpm: pnpmLocked, yarn: yarnLocked, bun: bunLocked };

export function lockedVersion(
  app: { root: string; workspaceRoot: string | null },
  name: string,
  range: string | null,
): string | null {
  for (const folder of [app.root, app.workspaceRoot]) {
    if (folder === null) continue;
    const question = { name, range, folder: relative(folder, app.root).split(sep).join("/") };
    for (const { manager, path } of lockfilesAt(folder)) {
      const version = readLock(manager, path, question);
      if (version && semver.valid(version)) return version;
    }
  }
  return null;
}

/** Null for a lockfile that does not parse, e.g. in the middle of a merge: the declared range has to do. */
function readLock(manager: keyof typeof readers, path: string, question: LockQuestion): string | null {
  try {
    return readers[manager](path, question);
  } catch {
    return null;
  }
}
