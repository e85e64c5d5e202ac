// Takes the last run back: its files become what they were, unless they were edited since.
import { recoverRun } from "../apply/recover-run.ts";
import { undoRun } from "../apply/undo-run.ts";
import { detectProject } from "../detect/detect-project.ts";
import { type ExitCode, exitCode } from "../errors.ts";
import { data, say } from "../report/print.ts";
import { recoveryText } from "../report/recovery-text.ts";
import { undoText } from "../report/undo-text.ts";
import type { CommandInput } from "./command.ts";

export async function undo({ cwd, flags, looks }: CommandInput): Promise<ExitCode> {
  const { root } = await detectProject(cwd);
  const recovery = await recoverRun(root);
  if (recovery) {
    say(recoveryText(recovery, looks.stderr));
    return recovery.kept.length > 0 ? exitCode.failure : exitCode.done;
  }
  const receipt = await undoRun(root);
  if (flags.json) data(`${JSON.stringify({ version: 1, kind: "undo", ...receipt }, null, 2)}\n`);
  else say(undoText(receipt, looks.stderr));
  return receipt.kept.length > 0 ? exitCode.failure : exitCode.done;
}
