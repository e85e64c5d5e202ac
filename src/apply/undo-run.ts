// Undo: the last run's files become what they were, except those that were edited since.
import type { Recovery, UndoReceipt } from "../types.ts";
import { dropRun, type Journal, loadJournals, saveJournal } from "./journal.ts";
import { removeCommand } from "./package-commands.ts";
import { putBack, wouldPutBack } from "./put-back.ts";
import { recoverLocked } from "./recover-run.ts";
import { withLock } from "./with-lock.ts";

/** Null when there is nothing to undo. Packages stay installed; the receipt carries the command that removes them. */
export async function undoRun(root: string): Promise<UndoReceipt | null> {
  if ((await loadJournals(root)).length === 0) return null;
  return withLock(root, async () => {
    await recoverLocked(root);
    const journal = (await loadJournals(root)).at(-1);
    if (!journal) return null;
    const done = await putBack(root, journal);
    // With files left over the journal stays: it holds their only old copy.
    if (done.kept.length === 0) await dropRun(root, journal.run);
    else await saveJournal(root, journal);
    return receiptOf(root, journal, done);
  });
}

/** What the next undo would do, down to the last file; nothing is written. Null when there is nothing to undo. */
export async function wouldUndo(root: string): Promise<UndoReceipt | null> {
  const journals = await loadJournals(root);
  // A run that was cut off is taken back first.
  const journal = journals.findLast((one) => one.state === "writing") ?? journals.at(-1);
  return journal ? receiptOf(root, journal, await wouldPutBack(root, journal)) : null;
}

function receiptOf(root: string, { run, packages }: Journal, done: Recovery): UndoReceipt {
  const { installed, manager } = packages;
  return {
    root,
    run,
    ...done,
    packages: installed,
    removeCommand: installed.length > 0 ? removeCommand(manager, installed) : null,
  };
}
