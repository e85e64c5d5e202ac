// What does clerk-sessions.json ask of the types and JWT templates, and what stands in their way?
import { staleKeys } from "../checks/stale-keys.ts";
import { staleReads } from "../checks/stale-reads.ts";
import { tokenSize } from "../claims/token-size.ts";
import { type Config, configFile, loadConfig } from "../config.ts";
import { UsageError } from "../errors.ts";
import { jwtTemplateEdits } from "../features/parts/jwt-template-edits.ts";
import { sessionTypes } from "../features/session-types.ts";
import { makePlan } from "../plan/make-plan.ts";
import type { TypesRemarks } from "../report/types-text.ts";
import type { Finding, Plan, Project } from "../types.ts";
import { refuseClaims } from "./refuse-claims.ts";
import { repairTypes } from "./repair-types.ts";

export interface TypesPlan {
  config: Config;
  plan: Plan;
  remarks: TypesRemarks;
}

/** @throws UsageError when there is no clerk-sessions.json, or when Clerk would refuse what it says */
export async function planTypes(found: Project): Promise<TypesPlan> {
  const config = loadConfig(found.read);
  if (!config) {
    throw new UsageError(
      `There is no ${configFile} in ${found.root}.`,
      "Run create-clerk-sessions to make one, or generate-types --from-types to make it from the types you have.",
    );
  }
  const size = tokenSize(config.sessionToken.claims, config.metadata);
  const warnings = refuseClaims(config);

  const { findings, fixes, project } = await repairTypes(found, config);
  const unheeded = findings.filter((one) => one.fix.length === 0 && blocking.includes(one.check));
  const unavailable = sessionTypes.unavailable(project);
  const choices = { config, features: [sessionTypes.id], envLocal: false };
  const types = unavailable === null ? await sessionTypes.edits(project, choices) : [];
  // Repairs first: a patch must find the declarations where the compiler will.
  const edits = [
    ...fixes,
    // Declarations of the owner's that do not count are made to count by the owner, not by a second file.
    ...types.filter(({ path }) => unheeded.length === 0 || project.read(path) !== null),
    ...(await jwtTemplateEdits(project, config)),
  ];
  const whole = await makePlan(found, edits, {
    packages: [],
    notes: [...found.warnings, ...(unavailable === null ? [] : [unavailable]), ...warnings],
  });
  const told = unheeded.map(({ file }) => file);
  const plan = { ...whole, manual: whole.manual.filter(({ path }) => !told.includes(path)) };
  const reads = unheeded.length > 0 ? [] : readsOf(found, plan, config);
  return { config, plan, remarks: { findings, reads, size } };
}

/** Findings that say that declarations are there and do not count. */
const blocking = ["types-shadowed", "types-not-included", "types-not-global", "module-resolution"];

function readsOf(project: Project, { changes }: Plan, config: Config): Finding[] {
  const sources = changes.filter(({ path }) => /\.[cm]?ts$/.test(path));
  const before = new Map(sources.map((change) => [change.path, change.before]));
  const after = new Map(sources.map((change) => [change.path, change.after]));
  return [...staleReads(project, before, after), ...staleKeys(project, config)];
}
