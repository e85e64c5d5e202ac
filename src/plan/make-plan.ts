// What will this run do? Edits in, one Plan out; preview and apply read the same Plan.
import { CliError } from "../errors.ts";
import type { Edit, PackageNeed, Plan, Project } from "../types.ts";
import { checkPath } from "./check-path.ts";
import { foldEdits } from "./fold-edits.ts";
import { mergePackages } from "./merge-packages.ts";

export async function makePlan(
  project: Pick<Project, "root" | "read">,
  edits: Edit[],
  extra: { packages: PackageNeed[]; notes: string[] },
): Promise<Plan> {
  const byPath = new Map<string, Edit[]>();
  for (const edit of edits) {
    checkPath(edit.path);
    byPath.set(edit.path, [...(byPath.get(edit.path) ?? []), edit]);
  }
  const plan: Plan = {
    root: project.root,
    changes: [],
    manual: [],
    skipped: [],
    packages: mergePackages(extra.packages),
    notes: [...new Set(extra.notes)],
  };
  for (const [path, fileEdits] of byPath) {
    const file = foldersOf(path).find((folder) => project.read(folder) !== null);
    if (file) throw new CliError(`Refusing to write ${path}: ${file} is a file, not a folder.`);
    const folded = await foldEdits(path, project.read(path), fileEdits);
    if (folded.change) plan.changes.push(folded.change);
    plan.manual.push(...folded.manual);
    plan.skipped.push(...folded.skipped);
  }
  return plan;
}

/** `a/b/c.ts` -> `a`, `a/b` */
function foldersOf(path: string): string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, at) => names.slice(0, at + 1).join("/"));
}
