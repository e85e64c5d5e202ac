// What is the app once a plan is carried out? Later edits must be planned against that, not against what is there now.
import { parse } from "jsonc-parser";
import { parseSource, type SourceFile } from "../syntax.ts";
import type { Plan, Project, TsConfig } from "../types.ts";

/** Texts, syntax trees and tsconfig's `include` follow the plan; what else is known of the app stays. */
export function projectAfter(project: Project, { changes }: Pick<Plan, "changes">): Project {
  if (changes.length === 0) return project;
  const texts = new Map(changes.map(({ path, after }) => [path, after]));
  const trees = new Map<string, SourceFile>();
  return {
    ...project,
    tsconfig: project.tsconfig && tsconfigAfter(project.tsconfig, texts),
    read: (path) => texts.get(path) ?? project.read(path),
    parse(path) {
      const text = texts.get(path);
      if (text === undefined) return project.parse(path);
      const tree = trees.get(path) ?? parseSource(path, text);
      trees.set(path, tree);
      return tree;
    },
  };
}

function tsconfigAfter(tsconfig: TsConfig, texts: Map<string, string>): TsConfig {
  const text = texts.get(tsconfig.file);
  if (text === undefined) return tsconfig;
  const { include }: { include?: unknown } = parse(text) ?? {};
  if (!Array.isArray(include)) return tsconfig;
  return { ...tsconfig, include: include.filter((one) => typeof one === "string") };
}
