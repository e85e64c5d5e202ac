// Which file of the workspace does an import mean, in the app or beyond it? Other packages are followed into their source.
import { existsSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import type { TsConfig } from "../types.ts";
import { findModule } from "./find-module.ts";
import { packageEntry } from "./package-entry.ts";
import type { JsonObject } from "./read-json.ts";
import type { ResolveModule } from "./resolve-module.ts";
import type { SourceTree } from "./source-tree.ts";
import { specifierTargets } from "./specifier-targets.ts";
import { readTsConfig } from "./tsconfig.ts";
import { readManifest } from "./workspace-packages.ts";

interface Workspace {
  /** Absolute: the workspace, or the app itself. */
  bound: string;
  /** Name to absolute folder. */
  packages: ReadonlyMap<string, string>;
  tsconfig: TsConfig | null;
  resolve: ResolveModule;
}

/** What holds for the files of one package: its package.json and the nearest tsconfig.json. */
interface Scope {
  /** Relative to the project root. */
  folder: string;
  manifest: JsonObject | null;
  tsconfig: Pick<TsConfig, "paths" | "baseUrl"> | null;
}

export function moduleFollower(tree: SourceTree, workspace: Workspace): ResolveModule {
  const { bound, packages, resolve } = workspace;
  const scopes = new Map<string, Scope>();
  const known = new Map<string, string | null>();
  const take = (path: string): string | null => {
    if (tree.has(path)) return path;
    const located = tree.locate(path);
    return located === null || located.startsWith("../") || tree.has(located) ? located : null;
  };
  const scopeOf = (from: string): Scope => {
    if (!from.startsWith("../"))
      return { folder: "", manifest: readManifest(tree.root), tsconfig: workspace.tsconfig };
    const folder = posix.dirname(from);
    const scope = scopes.get(folder) ?? readScope(tree.root, bound, folder, packages);
    scopes.set(folder, scope);
    return scope;
  };
  const find = (from: string, specifier: string): string | null => {
    const scope = scopeOf(from);
    for (const target of specifierTargets(scope.tsconfig, from, specifier)) {
      const found = findModule(target, take);
      if (found !== null) return found;
    }
    if (specifier.startsWith(".") || specifier.startsWith("/")) return null;
    if (specifier.startsWith("#")) return enter(scope, scope.manifest?.imports, specifier);
    const parts = specifier.split("/");
    const length = specifier.startsWith("@") ? 2 : 1;
    const name = parts.slice(0, length).join("/");
    const folder = packages.get(name);
    const target: Scope | null =
      folder !== undefined
        ? { folder: slashed(relative(tree.root, folder)), manifest: readManifest(folder), tsconfig: null }
        : scope.manifest?.name === name
          ? scope
          : null;
    return target && enterPackage(target, parts.slice(length).join("/"));
  };
  const enter = (scope: Scope, entries: unknown, key: string) =>
    packageEntry(entries, key, (path) => take(posix.join(scope.folder, path)));
  const enterPackage = (scope: Scope, subpath: string): string | null => {
    const { manifest, folder } = scope;
    const key = subpath === "" ? "." : `./${subpath}`;
    if (manifest?.exports !== undefined && manifest.exports !== null) {
      const found = enter(scope, manifest.exports, key);
      if (found !== null) return found;
    }
    if (subpath !== "") {
      return (
        findModule(posix.join(folder, subpath), take) ?? findModule(posix.join(folder, "src", subpath), take)
      );
    }
    const fields = ["source", "module", "main", "types", "typings"].map((field) => manifest?.[field]);
    const named = fields.filter((field) => typeof field === "string");
    const entry = named
      .map((path) => enter(scope, `./${path.replace(/^\.\//, "")}`, "."))
      .find((path) => path !== null);
    return entry ?? findModule(posix.join(folder, "src"), take) ?? findModule(folder, take);
  };
  return (from, specifier) => {
    const inApp = from.startsWith("../") ? null : resolve(from, specifier);
    if (inApp !== null) return inApp;
    const isFree = !specifier.startsWith(".") && !from.startsWith("../");
    const key = isFree ? specifier : `${posix.dirname(from)}\0${specifier}`;
    let found = known.get(key);
    if (found === undefined) {
      found = find(from, specifier);
      known.set(key, found);
    }
    return found;
  };
}

function readScope(
  root: string,
  bound: string,
  folder: string,
  packages: ReadonlyMap<string, string>,
): Scope {
  const nearest = (names: string[]): string | null => {
    for (let at = join(root, folder); at === bound || at.startsWith(bound + sep); at = dirname(at)) {
      if (names.some((name) => existsSync(join(at, name)))) return at;
    }
    return null;
  };
  const home = nearest(["package.json"]) ?? bound;
  const configFolder = nearest(["tsconfig.json", "jsconfig.json"]);
  return {
    folder: slashed(relative(root, home)),
    manifest: readManifest(home),
    tsconfig: configFolder === null ? null : readAliases(root, configFolder, packages),
  };
}

/** Another package's aliases, seen from the app's root. */
function readAliases(root: string, folder: string, packages: ReadonlyMap<string, string>): Scope["tsconfig"] {
  try {
    const config = readTsConfig(folder, packages);
    if (!config) return null;
    const move = (path: string) => slashed(relative(root, join(folder, path)));
    const paths = Object.fromEntries(
      Object.entries(config.paths).map(([alias, targets]) => [alias, targets.map(move)]),
    );
    return config.baseUrl === undefined ? { paths } : { paths, baseUrl: move(config.baseUrl) };
  } catch {
    // Another package's broken settings are not the app's fault.
    return null;
  }
}

const slashed = (path: string) => path.split(sep).join("/");
