// What a rule is: everything judge knows in, findings out.
import type { Config } from "../../config.ts";
import type { Project } from "../../types.ts";
import type { AuditFinding, Verdict } from "../../verdict.ts";
import type { World } from "../evaluate/run.ts";

export interface Facts {
  project: Project;
  /** null: the app has no clerk-sessions.json, so that its intent is not known. */
  config: Config | null;
  world: World;
  verdicts: Verdict[];
}

export type Rule = (facts: Facts) => AuditFinding[];
