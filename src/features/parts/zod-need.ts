// Does the app need zod for the examples? Version 3 does as well, so an app that has it keeps it.
import type { PackageNeed, Project } from "../../types.ts";

export function zodNeed(project: Pick<Project, "dependencies">): PackageNeed[] {
  if (project.dependencies.zod) return [];
  return [{ name: "zod", range: "^4.0.0", dev: false, why: "validates what callers send" }];
}
