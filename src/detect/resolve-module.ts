// Which file of the app does an import mean? Relative paths, aliases of tsconfig.json and package.json, baseUrl.
import { posix } from "node:path";
import type { TsConfig } from "../types.ts";
import { findModule } from "./find-module.ts";
import { packageEntry } from "./package-entry.ts";
import type { SourceTree } from "./source-tree.ts";
import { specifierTargets } from "./specifier-targets.ts";

export type ResolveModule = (from: string, specifier: string) => string | null;

/**
 * Null for packages and for files outside the app.
 * @param imports `imports` of the app's package.json: `#name`
 */
export function moduleResolver(
  tree: Pick<SourceTree, "has">,
  tsconfig: TsConfig | null,
  imports: unknown = undefined,
): ResolveModule {
  const take = (path: string) => (tree.has(path) ? path : null);
  const known = new Map<string, string | null>();
  const find = (from: string, specifier: string): string | null => {
    for (const target of specifierTargets(tsconfig, from, specifier)) {
      const found = findModule(target, take);
      if (found !== null) return found;
    }
    return specifier.startsWith("#") ? packageEntry(imports, specifier, take) : null;
  };
  return (from, specifier) => {
    const isFree = !specifier.startsWith(".");
    const key = isFree ? specifier : `${posix.dirname(from)}\0${specifier}`;
    let found = known.get(key);
    if (found === undefined) {
      found = find(from, specifier);
      known.set(key, found);
    }
    return found;
  };
}
