// Can it be told which of two declarations the compiler meets first? Not where something else leads it to one of the files.
import { readDeclarations } from "../../edits/types/declarations.ts";
import { isRead } from "../../edits/types/is-read.ts";
import type { Project } from "../../types.ts";

export function orderIsKnown(project: Project, one: string, other: string): boolean {
  if (one === other || isGlobal(project, one) !== isGlobal(project, other)) return true;
  // With nothing included, what is read still is named: by "files" or "types", an import or a reference.
  const bare: Project = {
    ...project,
    tsconfig: project.tsconfig && { ...project.tsconfig, include: [] },
    sources: [...project.sources, ...project.typesFiles],
  };
  return project.tsconfig !== null && ![one, other].some((path) => isRead(bare, path));
}

/** As a whole: it comes before all modules. */
function isGlobal(project: Project, path: string): boolean {
  const tree = project.parse(path);
  return tree !== null && readDeclarations(tree, project).home === "file";
}
