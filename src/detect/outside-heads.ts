// How do imports begin that lead out of the app into the workspace? Names of its packages, and aliases for their folders.
import { posix } from "node:path";
import type { TsConfig } from "../types.ts";

export function outsideHeads(packages: ReadonlyMap<string, string>, tsconfig: TsConfig | null): string[] {
  const names = [...packages.keys()].map((name) =>
    name.startsWith("@") ? name.slice(0, name.indexOf("/") + 1) : name,
  );
  const aliases = Object.entries(tsconfig?.paths ?? {})
    .filter(([, targets]) => targets.some((target) => posix.normalize(target).startsWith("../")))
    .map(([alias]) => alias.split("*")[0] ?? "");
  return [...new Set([...names, ...aliases])];
}
