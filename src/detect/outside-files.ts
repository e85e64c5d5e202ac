// Which files outside the app's folder may be read? Source of the same workspace, wherever links really lead; never
// installed packages, and nothing beyond the workspace.
import { realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The file a path stands for: relative to the root, with `../` where it is outside, links resolved. Null: none, or off limits. */
export type LocateFile = (path: string) => string | null;

/** @param bound absolute, without links: the workspace, or the app itself */
export function fileLocator(root: string, bound: string): LocateFile {
  const known = new Map<string, string | null>();
  const locate = (path: string): string | null => {
    let real: string;
    try {
      real = realpathSync(join(root, path));
      if (!statSync(real).isFile()) return null;
    } catch {
      return null;
    }
    if (!real.startsWith(bound + sep)) return null;
    if (real.slice(bound.length).split(sep).includes("node_modules")) return null;
    return relative(root, real).split(sep).join("/");
  };
  return (path) => {
    let found = known.get(path);
    if (found === undefined) {
      found = locate(path);
      known.set(path, found);
    }
    return found;
  };
}
