// Is another run at work on this project? Holds `.clerk-sessions/lock` while `work` runs, and leaves no
// trace of the folder when no run is recorded in it.
import { lstat, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { CliError } from "../errors.ts";
import { home } from "./home.ts";

/** Locks of this very process: after a restart in a container the old process id may be ours. */
const held = new Set<string>();

export async function withLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  await take(root);
  held.add(root);
  try {
    await writeFile(home.ignoreFile(root), "*\n");
    return await work();
  } finally {
    await tidy(root);
    held.delete(root);
  }
}

/** The process that holds the lock, or null when there is none or it is gone. */
export async function lockHolder(root: string): Promise<number | null> {
  const pid = await readLock(home.lock(root));
  return pid !== null && isAlive(root, pid) ? pid : null;
}

async function take(root: string): Promise<void> {
  const lock = home.lock(root);
  for (let attempt = 0; attempt < 5; attempt++) {
    await makeHome(root);
    try {
      await writeFile(lock, `${process.pid}\n`, { flag: "wx" });
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // ENOENT: another run tidied the folder away in this moment.
      if (code !== "EEXIST" && code !== "ENOENT") throw error;
    }
    let pid = await readLock(lock);
    if (pid === null) {
      // Just created and not yet written, or cut off there.
      await wait(100);
      pid = await readLock(lock);
    }
    if (pid !== null && isAlive(root, pid)) throw busy(root, pid);
    await removeStale(lock, pid);
  }
  throw busy(root, null);
}

/** Moves the lock aside first, so that of two runs that find it stale only one removes it. */
async function removeStale(lock: string, pid: number | null): Promise<void> {
  const aside = `${lock}.${process.pid}`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  // Someone else's fresh lock, taken between our look and our move: give it back.
  if ((await readLock(aside)) !== pid) await rename(aside, lock);
  else await rm(aside, { force: true });
}

async function makeHome(root: string): Promise<void> {
  await mkdir(home.of(root), { recursive: true }).catch(() => undefined);
  const stat = await lstat(home.of(root));
  const runs = await lstat(home.runs(root)).catch(() => null);
  if (!stat.isDirectory() || (runs && !runs.isDirectory())) {
    throw new CliError(`${home.of(root)} is not a plain folder, so no run can be recorded there.`, {
      hint: "Remove it and run the command again.",
    });
  }
}

async function tidy(root: string): Promise<void> {
  const runs = await readdir(home.runs(root)).catch(() => []);
  if (runs.length === 0) {
    await rmdir(home.runs(root)).catch(() => undefined);
    await rm(home.ignoreFile(root), { force: true });
  }
  await rm(home.lock(root), { force: true });
  // Fails when there is anything left in it, as it should.
  await rmdir(home.of(root)).catch(() => undefined);
}

async function readLock(path: string): Promise<number | null> {
  const text = await readFile(path, "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

function isAlive(root: string, pid: number): boolean {
  if (pid === process.pid) return held.has(root);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function busy(root: string, pid: number | null): CliError {
  const who = pid === null ? "" : ` (process ${pid})`;
  return new CliError(`Another run${who} is changing this project. Nothing was written.`, {
    hint: `Wait for it to end. If none is running, delete ${home.lock(root)}.`,
  });
}
