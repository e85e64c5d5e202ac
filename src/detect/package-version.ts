// Which version of a package does the app use? Installed, else locked, else the lowest that its range allows.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import semver from "semver";
import { parse } from "yaml";
import type { PackageVersion } from "../types.ts";
import { lockedVersion } from "./lockfiles/locked-version.ts";
import { isObject, readJson } from "./read-json.ts";
import { readText } from "./read-text.ts";
import { readPnpmWorkspace } from "./workspaces.ts";

/** What `latest`, `*` and git addresses are taken for. */
const newestKnown: Record<string, string> = { next: "16.4.6", "@clerk/nextjs": "7.9.17", react: "19.2.0" };

/** Reads package.json files only; nothing is executed. */
export function packageVersion(
  app: { root: string; workspaceRoot: string | null },
  name: string,
  declared: string,
  warnings: string[],
): PackageVersion {
  const installed = installedVersion(app.root, name);
  if (installed) return { version: installed, source: "installed" };
  const range = readRange(app, name, declared);
  const locked = lockedVersion(app, name, range);
  if (locked) return { version: locked, source: "lockfile" };
  if (range && semver.valid(range)) return { version: range, source: "declared" };
  const lowest =
    range && range !== "*" && semver.validRange(range) ? semver.minVersion(range)?.version : null;
  const version = lowest ?? newestKnown[name] ?? "0.0.0";
  warnings.push(
    lowest
      ? `${name} is neither installed nor locked: taking ${version}, the lowest version that "${declared}" allows.`
      : `${name} is declared as "${declared}", neither installed nor locked: taking ${version}, the newest known here.`,
  );
  return { version, source: "declared" };
}

function installedVersion(folder: string, name: string): string | null {
  const path = join(folder, "node_modules", name, "package.json");
  if (existsSync(path)) {
    const version = readJson(path)?.version;
    if (typeof version === "string" && semver.valid(version)) return version;
  }
  const parent = dirname(folder);
  return parent === folder ? null : installedVersion(parent, name);
}

/** Catalog entries resolved, `npm:` and `workspace:` taken off. */
function readRange(
  app: { root: string; workspaceRoot: string | null },
  name: string,
  declared: string,
): string | null {
  if (!declared.startsWith("catalog:"))
    return declared.replace(/^workspace:/, "").replace(/^npm:(?:@?[^@]+@)?/, "");
  const catalog = declared.slice("catalog:".length).trim() || "default";
  for (const folder of [app.workspaceRoot, app.root]) {
    if (folder === null) continue;
    const manifest = readJson(join(folder, "package.json"));
    const sources = [readPnpmWorkspace(folder), manifest?.workspaces, manifest, readYarnRc(folder)];
    for (const source of sources) {
      if (!isObject(source)) continue;
      const named = isObject(source.catalogs) ? source.catalogs[catalog] : undefined;
      const entries = named ?? (catalog === "default" ? source.catalog : undefined);
      const range = isObject(entries) ? entries[name] : undefined;
      if (typeof range === "string") return range;
    }
  }
  return null;
}

function readYarnRc(folder: string): unknown {
  const text = readText(join(folder, ".yarnrc.yml"));
  try {
    return text === null ? null : parse(text);
  } catch {
    return null;
  }
}
