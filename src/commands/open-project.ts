// Looks at the app a command works on: detect, put right what a killed run left, refuse what cannot be helped.
import { recoverRun } from "../apply/recover-run.ts";
import { detectProject } from "../detect/detect-project.ts";
import { refuseUnsupported } from "../detect/refuse-unsupported.ts";
import { refuseUnwritable } from "../detect/refuse-unwritable.ts";
import { say } from "../report/print.ts";
import { recoveryText } from "../report/recovery-text.ts";
import type { Project } from "../types.ts";
import type { CommandInput } from "./command.ts";

/** With `--dry-run` nothing is put right, and a folder that cannot be written to is no obstacle. */
export async function openProject(folder: string, { flags, looks }: CommandInput): Promise<Project> {
  let project = await detectProject(folder);
  if (!flags.dryRun) {
    const recovery = await recoverRun(project.root);
    if (recovery) {
      say(recoveryText(recovery, looks.stderr));
      project = await detectProject(folder);
    }
  }
  refuseUnsupported(project);
  if (!flags.dryRun) refuseUnwritable(project.root);
  return project;
}
