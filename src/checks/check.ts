// The contract of one diagnosis. One file per check; `index.ts` lists them.
import type { Config } from "../config.ts";
import type { Finding, Project } from "../types.ts";

export interface Check {
  /** Also the `check` of its findings: kebab-case. */
  id: string;
  /** Pure: reads through `project`. `config` is null where the app has no clerk-sessions.json. */
  run(project: Project, config: Config | null): Finding[];
}
