// How do files become what they were before a run? Used after a failure, after a crash and by undo.
// Never overwrites bytes that the run did not write. Can be cut off anywhere and run again.
import { rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Recovery } from "../types.ts";
import type { Journal, JournalFile } from "./journal.ts";
import { replaceFile, siblingOf } from "./replace-file.ts";
import { resolveTarget } from "./resolve-target.ts";
import { syncFolder } from "./sync-folder.ts";
import { type Weighed, weighFile } from "./weigh-file.ts";

export async function putBack(root: string, journal: Journal): Promise<Recovery> {
  const done = await eachFile(journal, (file, index) => putBackFile(root, journal, file, index));
  for (const folder of journal.folders.toReversed()) {
    // Fails when something else lives there by now, as it should.
    await resolveTarget(root, folder)
      .then(rmdir)
      .catch(() => undefined);
  }
  return done;
}

/** What `putBack` would do; nothing is written. */
export function wouldPutBack(root: string, journal: Journal): Promise<Recovery> {
  return eachFile(journal, (file) => weighFile(root, journal, file));
}

async function eachFile(
  journal: Journal,
  handle: (file: JournalFile, index: number) => Promise<Weighed>,
): Promise<Recovery> {
  const all: Recovery = { restored: [], removed: [], kept: [] };
  for (const [index, file] of journal.files.entries()) {
    const outcome = await handle(file, index).catch(keptBecause);
    if (outcome.kind === "kept") all.kept.push({ path: file.path, reason: outcome.reason });
    else if (outcome.kind !== "as it was") all[outcome.kind].push(file.path);
  }
  return all;
}

async function putBackFile(
  root: string,
  journal: Journal,
  file: JournalFile,
  index: number,
): Promise<Weighed> {
  const sibling = siblingOf(await resolveTarget(root, file.path), journal.run, index);
  await rm(sibling, { force: true }).catch(() => undefined);
  const weighed = await weighFile(root, journal, file);
  if (weighed.kind === "removed") await rm(weighed.target);
  if (weighed.kind === "restored") {
    await replaceFile({ ...weighed.with, sibling });
    await syncFolder(dirname(weighed.with.target));
  }
  return weighed;
}

function keptBecause(error: unknown): Weighed {
  return { kind: "kept", reason: error instanceof Error ? error.message : String(error) };
}
