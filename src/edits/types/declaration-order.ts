// Of two declarations of one property the first wins: in which order do the files that declare count?
import type { Project } from "../../types.ts";
import { compilerOrder } from "./compiler-order.ts";
import { readDeclarations } from "./declarations.ts";

/** What is global as a whole counts before every `declare global` of a module. */
export function declarationOrder(
  project: Pick<Project, "tsconfig" | "parse">,
  paths: readonly string[],
): string[] {
  const ordered = compilerOrder(project, paths);
  const isScript = (path: string) => {
    const tree = project.parse(path);
    return tree !== null && readDeclarations(tree, project).home === "file";
  };
  const scripts = new Set(ordered.filter(isScript));
  return [...scripts, ...ordered.filter((path) => !scripts.has(path))];
}
