// Which file of the app does an import mean? Relative paths, tsconfig aliases, missing extensions, index files.
import { posix } from "node:path";
import type { TsConfig } from "../types.ts";
import type { SourceTree } from "./source-tree.ts";

const endings = ["", ".ts", ".tsx", ".js", ".jsx", ".mts", ".mjs", ".cts", ".cjs"];

export type ResolveModule = (from: string, specifier: string) => string | null;

/** Null for packages and for files outside the app. */
export function moduleResolver(tree: SourceTree, tsconfig: TsConfig | null): ResolveModule {
  const find = (base: string): string | null => {
    // `./x.js` may mean `x.ts` in ESM TypeScript.
    const bases = [base, base.replace(/\.([cm]?)js(x?)$/, ".$1ts$2"), base.replace(/\.jsx?$/, ".tsx")];
    const candidates = bases.flatMap((path) => [
      ...endings.map((ending) => path + ending),
      ...endings.slice(1).map((ending) => `${path}/index${ending}`),
    ]);
    return candidates.map((path) => posix.normalize(path)).find((path) => tree.has(path)) ?? null;
  };
  return (from, specifier) => {
    if (specifier.startsWith(".")) return find(posix.join(posix.dirname(from), specifier));
    for (const [alias, targets] of Object.entries(tsconfig?.paths ?? {})) {
      const [head = "", tail] = alias.split("*");
      const isMatch =
        tail === undefined ? specifier === alias : specifier.startsWith(head) && specifier.endsWith(tail);
      if (!isMatch) continue;
      const middle = tail === undefined ? "" : specifier.slice(head.length, specifier.length - tail.length);
      for (const target of targets) {
        const found = find(target.replace("*", middle));
        if (found) return found;
      }
    }
    return null;
  };
}
