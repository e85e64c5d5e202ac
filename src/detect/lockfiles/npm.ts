// Which version of a package does package-lock.json (or npm-shrinkwrap.json) lock for one app?
import { isObject } from "../read-json.ts";
import { readText } from "../read-text.ts";
import type { LockQuestion } from "./locked-version.ts";

export function npmLocked(path: string, { name, folder }: LockQuestion): string | null {
  // Megabytes, and strict JSON: the fast parser will do.
  const lock: unknown = JSON.parse(readText(path) ?? "null");
  if (!isObject(lock)) return null;
  const { packages, dependencies } = lock;
  if (isObject(packages)) {
    // The app's own copy, then the ones hoisted above it.
    const parts = folder === "" ? [] : folder.split("/");
    for (let depth = parts.length; depth >= 0; depth--) {
      const key = [...parts.slice(0, depth), "node_modules", name].join("/");
      const version = versionOf(packages[key]);
      if (version) return version;
    }
  }
  // Version 1 of the format, up to npm 6.
  return isObject(dependencies) ? versionOf(dependencies[name]) : null;
}

function versionOf(entry: unknown): string | null {
  return isObject(entry) && typeof entry.version === "string" ? entry.version : null;
}
