// Undo: the last run's files become what they were, except those that were edited since.
import { CliError } from "../errors.ts";
import type { UndoReceipt } from "../types.ts";
import { dropRun, loadJournals, saveJournal } from "./journal.ts";
import { removeCommand } from "./package-commands.ts";
import { putBack } from "./put-back.ts";
import { recoverLocked } from "./recover-run.ts";
import { withLock } from "./with-lock.ts";

/** Packages stay installed; the receipt carries the command that removes them. */
export async function undoRun(root: string): Promise<UndoReceipt> {
  if ((await loadJournals(root)).length === 0) throw nothingToUndo();
  return withLock(root, async () => {
    await recoverLocked(root);
    const journal = (await loadJournals(root)).at(-1);
    if (!journal) throw nothingToUndo();
    const { restored, removed, kept } = await putBack(root, journal);
    const { installed, manager } = journal.packages;
    // With files left over the journal stays: it holds their only old copy.
    if (kept.length === 0) await dropRun(root, journal.run);
    else await saveJournal(root, journal);
    return {
      root,
      run: journal.run,
      restored,
      removed,
      kept,
      packages: installed,
      removeCommand: installed.length > 0 ? removeCommand(manager, installed) : null,
    };
  });
}

function nothingToUndo(): CliError {
  return new CliError("There is no run to undo in this project.");
}
