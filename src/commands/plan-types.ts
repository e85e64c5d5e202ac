// What does clerk-sessions.json ask of the types and JWT templates, and what stands in their way?
import { typesChecks } from "../checks/index.ts";
import { staleReads } from "../checks/stale-reads.ts";
import type { ClaimProblem } from "../claims/claim-problem.ts";
import { claimProblems } from "../claims/claim-problems.ts";
import { tokenSize } from "../claims/token-size.ts";
import { type Config, configFile, loadConfig } from "../config.ts";
import { UsageError } from "../errors.ts";
import { jwtTemplateEdits } from "../features/parts/jwt-template-edits.ts";
import { sessionTypes } from "../features/session-types.ts";
import { makePlan } from "../plan/make-plan.ts";
import type { TypesRemarks } from "../report/types-text.ts";
import type { Plan, Project } from "../types.ts";

export interface TypesPlan {
  config: Config;
  plan: Plan;
  remarks: TypesRemarks;
}

/** @throws UsageError when there is no clerk-sessions.json, or when Clerk would refuse what it says */
export async function planTypes(project: Project): Promise<TypesPlan> {
  const config = loadConfig(project.read);
  if (!config) {
    throw new UsageError(
      `There is no ${configFile} in ${project.root}.`,
      "Run create-clerk-sessions to make one, or generate-types --from-types to make it from the types you have.",
    );
  }
  const size = tokenSize(config.sessionToken.claims, config.metadata);
  const warnings = refuseErrors(claimProblems(config));

  const findings = typesChecks.flatMap((check) => check.run(project, config));
  const unavailable = sessionTypes.unavailable(project);
  const choices = { config, features: [sessionTypes.id], envLocal: false };
  // Repairs first: a patch must find the declarations where the compiler will.
  const edits = [
    ...findings.flatMap(({ fix }) => fix),
    ...(unavailable === null ? await sessionTypes.edits(project, choices) : []),
    ...(await jwtTemplateEdits(project, config)),
  ];
  const plan = await makePlan(project, edits, {
    packages: [],
    notes: [...project.warnings, ...(unavailable === null ? [] : [unavailable]), ...warnings],
  });
  const sources = plan.changes.filter(({ path }) => project.typesFiles.includes(path) || /\.ts$/.test(path));
  const before = new Map(sources.map((change) => [change.path, change.before]));
  const after = new Map(sources.map((change) => [change.path, change.after]));
  return { config, plan, remarks: { findings, reads: staleReads(project, before, after), size } };
}

/** All at once: whoever mends the file need not run this once per mistake. */
function refuseErrors(problems: ClaimProblem[]): string[] {
  const lines = problems.map((problem) => ({
    ...problem,
    text: `${problem.path.startsWith("jwtTemplates") ? "" : "Claim "}${problem.path}: ${sentence(problem.message)}`,
  }));
  const errors = lines.filter(({ severity }) => severity === "error").map(({ text }) => text);
  if (errors.length > 0) throw new UsageError(`${configFile}: ${errors.join("\n")}`);
  return lines.map(({ text }) => text);
}

const sentence = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);
