// How do files become what they were before a run? Used after a failure, after a crash and by undo.
// Never overwrites bytes that the run did not write. Can be cut off anywhere and run again.
import { readFile, rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Recovery } from "../types.ts";
import { fileState } from "./file-state.ts";
import { fingerprint } from "./fingerprint.ts";
import { home } from "./home.ts";
import type { Journal, JournalFile } from "./journal.ts";
import { replaceFile, siblingOf } from "./replace-file.ts";
import { resolveTarget } from "./resolve-target.ts";
import { unsplice } from "./splice.ts";
import { syncFolder } from "./sync-folder.ts";

export async function putBack(root: string, journal: Journal): Promise<Recovery> {
  const done: Recovery = { restored: [], removed: [], kept: [] };
  for (const [index, file] of journal.files.entries()) {
    const outcome = await putBackFile(root, journal.run, index, file).catch(reasonOf);
    if (outcome === "restored" || outcome === "removed") done[outcome].push(file.path);
    else if (outcome !== "as it was") done.kept.push({ path: file.path, reason: outcome.reason });
  }
  for (const folder of journal.folders.toReversed()) {
    // Fails when something else lives there by now, as it should.
    await resolveTarget(root, folder)
      .then(rmdir)
      .catch(() => undefined);
  }
  return done;
}

type Outcome = "restored" | "removed" | "as it was" | { reason: string };

async function putBackFile(root: string, run: string, index: number, file: JournalFile): Promise<Outcome> {
  const target = await resolveTarget(root, file.path);
  const sibling = siblingOf(target, run, index);
  await rm(sibling, { force: true }).catch(() => undefined);
  const state = await fileState(target);
  if (state.kind === "other") return { reason: "it is no longer a file" };
  if (state.kind === "missing")
    return file.before === null ? "as it was" : { reason: "it was deleted since" };
  const now = fingerprint(state.bytes);
  if (now === file.before?.hash) return "as it was";
  if (now !== file.after && now !== file.formatted) return { reason: "it was edited since" };
  if (file.before === null) {
    await rm(target);
    return "removed";
  }
  const stored = await readFile(home.before(root, run, index));
  const bytes = unsplice({ ...file.before, stored }, state.bytes);
  if (fingerprint(bytes) !== file.before.hash) return { reason: "the saved copy of it is damaged" };
  await replaceFile({ target, bytes, sibling, keep: { ...state, mode: file.before.mode } });
  await syncFolder(dirname(target));
  return "restored";
}

function reasonOf(error: unknown): Outcome {
  return { reason: error instanceof Error ? error.message : String(error) };
}
