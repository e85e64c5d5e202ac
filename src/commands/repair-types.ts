// Which repairs do the checks of the types offer, and what is wrong once they are made?
import { typesChecks } from "../checks/index.ts";
import type { Config } from "../config.ts";
import { makePlan } from "../plan/make-plan.ts";
import { projectAfter } from "../plan/project-after.ts";
import type { Edit, Finding, Project } from "../types.ts";

export interface Repair {
  /** What the repairs put right, then what only the app's owner can. */
  findings: Finding[];
  fixes: Edit[];
  /** The app with the repairs. */
  project: Project;
}

/** One repair may bring another trap to light: a file that is read from now on may disagree with a second one. */
const mostRounds = 4;

export async function repairTypes(found: Project, config: Config | null): Promise<Repair> {
  const repaired: Finding[] = [];
  let project = found;
  for (let round = 0; round < mostRounds; round++) {
    const findings = typesChecks.flatMap((check) => check.run(project, config));
    const fixable = round < mostRounds - 1 ? findings.filter(({ fix }) => fix.length > 0) : [];
    const fixes = fixable.flatMap(({ fix }) => fix);
    const plan = await makePlan(project, fixes, { packages: [], notes: [] });
    if (plan.changes.length === 0) {
      const left = findings.map((finding) => ({ ...finding, fix: [] }));
      return { findings: [...repaired, ...left], fixes: repaired.flatMap(({ fix }) => fix), project };
    }
    repaired.push(...fixable);
    project = projectAfter(project, plan);
  }
  return { findings: repaired, fixes: repaired.flatMap(({ fix }) => fix), project };
}
