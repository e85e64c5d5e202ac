// Takes the last run back: its files become what they were, unless they were edited since.
import { recoverRun } from "../apply/recover-run.ts";
import { undoRun, wouldUndo } from "../apply/undo-run.ts";
import { detectProject } from "../detect/detect-project.ts";
import { type ExitCode, exitCode, Interrupted, UsageError } from "../errors.ts";
import { undoJson, undoPlanJson } from "../report/json.ts";
import { data, say } from "../report/print.ts";
import { recoveryText } from "../report/recovery-text.ts";
import { undoText, wouldUndoText } from "../report/undo-text.ts";
import type { UndoReceipt } from "../types.ts";
import type { CommandInput } from "./command.ts";

export async function undo(input: CommandInput): Promise<ExitCode> {
  const { cwd, flags, looks, signal } = input;
  const { root } = await detectProject(cwd);
  const outlook = await wouldUndo(root);
  if (flags.dryRun && outlook) {
    data(flags.json ? undoPlanJson(root, outlook) : wouldUndoText(outlook, looks.stdout));
    return exitCode.done;
  }
  if (!outlook) {
    if (flags.json) data(flags.dryRun ? undoPlanJson(root, null) : undoJson(root, null));
    else say("There is nothing to undo.");
    return exitCode.done;
  }
  const count = outlook.restored.length + outlook.removed.length;
  if (!flags.yes && count > 0)
    await confirmUndo(`put back ${count} file${count === 1 ? "" : "s"}`, outlook, input);
  if (signal.aborted) throw new Interrupted();

  // A run that was cut off leaves nothing else to undo: putting it right is what was asked for.
  const recovery = await recoverRun(root);
  const receipt = recovery ? { ...outlook, ...recovery } : await undoRun(root);
  if (flags.json) data(undoJson(root, receipt));
  else if (recovery) say(recoveryText(recovery, looks.stderr));
  else if (receipt) say(undoText(receipt, looks.stderr));
  return receipt && receipt.kept.length > 0 ? exitCode.failure : exitCode.done;
}

async function confirmUndo(what: string, outlook: UndoReceipt, input: CommandInput): Promise<void> {
  const { terminal, looks, signal } = input;
  if (terminal === "none") {
    throw new UsageError(
      `This run would ${what}, and there is nobody to ask.`,
      "Pass --yes to go ahead, or --dry-run to look.",
    );
  }
  const { terminalPrompter } = await import("../ask/terminal-prompter.ts");
  say(wouldUndoText(outlook, looks.stderr));
  const message = `${what[0]?.toUpperCase()}${what.slice(1)}?`;
  if (!(await terminalPrompter(signal).confirm({ message, initial: "no" }))) throw new Interrupted();
}
