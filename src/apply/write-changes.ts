// The only place that changes a project's files: all of them or none, whatever happens in between.
import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CliError, Interrupted } from "../errors.ts";
import type { PackageManagerName } from "../types.ts";
import type { Target, Targets } from "./check-targets.ts";
import { fingerprint } from "./fingerprint.ts";
import { home } from "./home.ts";
import { dropRun, type Journal, type JournalFile, saveJournal, startRun, storeBefore } from "./journal.ts";
import { putBack } from "./put-back.ts";
import { siblingOf, writeSibling } from "./replace-file.ts";
import { resolveTarget } from "./resolve-target.ts";
import { spliceFor } from "./splice.ts";
import { syncFolder } from "./sync-folder.ts";

export interface WriteOptions {
  packageManager: PackageManagerName;
  signal?: AbortSignal;
  onStep?: (text: string) => void;
}

/** Returns the journal, marked done. On failure or abort everything is as before and the error is thrown. */
export async function writeChanges(root: string, targets: Targets, options: WriteOptions): Promise<Journal> {
  const step = (text: string) => {
    if (options.signal?.aborted) throw new Interrupted("Cancelled. Every file is as it was.");
    options.onStep?.(text);
  };
  const run = await startRun(root);
  const journal: Journal = {
    version: 1,
    run,
    state: "writing",
    files: [],
    folders: targets.folders,
    packages: { installed: [], manager: options.packageManager },
  };
  let recorded = false;
  const written = new Set<string>();
  try {
    step("Recording how things are");
    for (const [index, target] of targets.files.entries()) {
      journal.files.push(await recordFile(root, run, index, target));
      step(`Recorded ${target.path}`);
    }
    await saveJournal(root, journal);
    recorded = true;
    step("Wrote the journal");
    await writeAll(root, run, targets, written, step);
    journal.state = "done";
    await saveJournal(root, journal);
    return journal;
  } catch (error) {
    const begun = recorded ? journal : { ...journal, files: [], folders: [] };
    throw await rollBack(root, begun, written, error);
  }
}

async function recordFile(root: string, run: string, index: number, target: Target): Promise<JournalFile> {
  const after = Buffer.from(target.after);
  const file = { path: target.realPath, after: fingerprint(after), formatted: null };
  if (!target.before) return { ...file, before: null };
  const { prefix, suffix, stored } = spliceFor(target.realPath, target.before.bytes, after);
  await storeBefore(home.before(root, run, index), stored);
  const hash = fingerprint(target.before.bytes);
  return { ...file, before: { hash, mode: target.before.mode, prefix, suffix } };
}

async function writeAll(
  root: string,
  run: string,
  targets: Targets,
  written: Set<string>,
  step: (text: string) => void,
): Promise<void> {
  for (const folder of targets.folders) {
    await mkdir(join(root, folder));
    step(`Created ${folder}/`);
  }
  const files = targets.files.map((target, index) => ({
    path: target.path,
    realPath: target.realPath,
    sibling: siblingOf(target.file, run, index),
    target: target.file,
    bytes: target.after,
    keep: target.before,
  }));
  // Everything that can fail for want of space or permission fails here, before the first visible change.
  for (const file of files) {
    await writeSibling(file);
    step(`Prepared ${file.path}`);
  }
  for (const file of files) {
    // A folder swapped for a symlink meanwhile must not carry the rename elsewhere.
    if ((await resolveTarget(root, file.path)) !== file.target) {
      throw new CliError(`${file.path} was moved while it was being written.`);
    }
    await rename(file.sibling, file.target);
    written.add(file.realPath);
    step(`Wrote ${file.path}`);
  }
  for (const folder of new Set(files.map((file) => dirname(file.target)))) await syncFolder(folder);
}

/** The error to throw once everything is as it was, or one that says what is not. */
async function rollBack(
  root: string,
  journal: Journal,
  written: Set<string>,
  cause: unknown,
): Promise<unknown> {
  const recovery = await putBack(root, journal);
  // A file that was never reached and looks different now was changed by someone else, and is theirs.
  const kept = recovery.kept.filter(({ path }) => written.has(path));
  if (kept.length > 0) {
    const list = kept.map(({ path, reason }) => `${path}: ${reason}`).join("; ");
    return new CliError(`Writing failed, and not every file could be put back. ${list}.`, {
      hint: `Their old contents are in ${home.run(root, journal.run)}.`,
      cause,
    });
  }
  await dropRun(root, journal.run);
  if (cause instanceof CliError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CliError(`Writing failed, and every file was put back. ${reason}`, { cause });
}
