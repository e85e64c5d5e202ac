// The patterns of every createRouteMatcher that was made, each at its own line.
import { lineOf, ts } from "../../../syntax.ts";
import type { World } from "../../evaluate/run.ts";
import type { SeenPattern } from "../../gate/clerk-matcher.ts";
import { byCause } from "./by-cause.ts";
import { findNodes } from "./find-nodes.ts";
import { moduleAt } from "./module-at.ts";

export interface RoutePattern {
  pattern: string;
  /** Where it stands, as far as it is found in the file of its matcher. */
  file: string;
  line: number;
}

/** One list per matcher; regular expressions are left out. */
export function routePatterns(world: World): RoutePattern[][] {
  const seen = [...((world.memo.get("patterns") as Map<string, SeenPattern> | undefined)?.values() ?? [])];
  return byCause(seen, ({ file, line }) => `${file}:${line}`).map((list) => {
    const [{ file, line: start }] = list as [SeenPattern, ...SeenPattern[]];
    const tree = moduleAt(world, file)?.tree;
    const literals = tree ? findNodes(tree, ts.isStringLiteralLike) : [];
    return list.flatMap(({ pattern }): RoutePattern[] => {
      if (typeof pattern !== "string" || pattern === "") return [];
      const same = literals.filter(({ text }) => text === pattern);
      const lines = tree ? same.map((node) => lineOf(tree, node)) : [];
      return [{ pattern, file, line: lines.find((line) => line >= start) ?? lines[0] ?? start }];
    });
  });
}
