// In which order does the compiler read the types files? Of two declarations of one property the first wins.
import type { Project } from "../../types.ts";
import { includes } from "./tsconfig-glob.ts";

export function compilerOrder({ tsconfig }: Pick<Project, "tsconfig">, paths: readonly string[]): string[] {
  const include = tsconfig?.include ?? [];
  const turn = (path: string) => {
    const at = include.findIndex((pattern) => includes(pattern, path));
    return at === -1 ? include.length : at;
  };
  return [...paths].sort((a, b) => turn(a) - turn(b) || compare(a.split("/"), b.split("/")));
}

/** A folder's files come before its folders. */
function compare([a = "", ...belowA]: string[], [b = "", ...belowB]: string[]): number {
  if (belowA.length === 0 || belowB.length === 0) {
    if (belowA.length !== belowB.length) return belowA.length === 0 ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (a !== b) return a < b ? -1 : 1;
  return compare(belowA, belowB);
}
