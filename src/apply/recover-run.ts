// Was the last run cut off in the middle? Then put its files back, byte for byte, before anything else.
import { lstat, rm } from "node:fs/promises";
import type { Recovery } from "../types.ts";
import { home } from "./home.ts";
import { dropRun, type Journal, loadJournals, runIds, saveJournal } from "./journal.ts";
import { putBack } from "./put-back.ts";
import { siblingOf } from "./replace-file.ts";
import { resolveTarget } from "./resolve-target.ts";
import { lockHolder, withLock } from "./with-lock.ts";

/** Null when there was nothing to put right. Throws when the unfinished run is still at work. */
export async function recoverRun(root: string): Promise<Recovery | null> {
  if (!(await exists(home.of(root)))) return null;
  const journals = await loadJournals(root);
  const unfinished = journals.some((journal) => journal.state === "writing");
  const leftovers = journals.length < (await runIds(root)).length || (await exists(home.lock(root)));
  if (!unfinished && (!leftovers || (await lockHolder(root)) !== null)) return null;
  return withLock(root, () => recoverLocked(root));
}

/** The same for callers that hold the lock. */
export async function recoverLocked(root: string): Promise<Recovery | null> {
  const journals = await loadJournals(root);
  const known = new Set(journals.map((journal) => journal.run));
  for (const id of await runIds(root)) if (!known.has(id)) await dropRun(root, id);
  const recoveries: Recovery[] = [];
  for (const journal of journals.toReversed()) {
    // A finished run can have been cut off in its formatting; only siblings are left of that.
    if (journal.state === "done") await clearSiblings(root, journal);
    else recoveries.push(await recover(root, journal));
  }
  if (recoveries.length === 0) return null;
  return {
    restored: recoveries.flatMap((recovery) => recovery.restored),
    removed: recoveries.flatMap((recovery) => recovery.removed),
    kept: recoveries.flatMap((recovery) => recovery.kept),
  };
}

async function recover(root: string, journal: Journal): Promise<Recovery> {
  const recovery = await putBack(root, journal);
  // With files left over the run stays on the list: it holds their only old copy, and undo can try again.
  if (recovery.kept.length > 0) await saveJournal(root, { ...journal, state: "done" });
  else await dropRun(root, journal.run);
  return recovery;
}

async function clearSiblings(root: string, journal: Journal): Promise<void> {
  for (const [index, file] of journal.files.entries()) {
    const target = await resolveTarget(root, file.path).catch(() => null);
    if (target) await rm(siblingOf(target, journal.run, index), { force: true }).catch(() => undefined);
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
