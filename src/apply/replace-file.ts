// How does a file get new bytes so that no moment shows half of them? Write a sibling, flush it, rename it.
import { chmod, chown, open, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

export interface NewBytes {
  target: string;
  bytes: string | Buffer;
  /** Of the file that is replaced; null for a new one. */
  keep: { mode: number; uid: number; gid: number } | null;
  /** Where the bytes wait for the rename. */
  sibling: string;
}

export async function replaceFile(file: NewBytes): Promise<void> {
  await writeSibling(file);
  await rename(file.sibling, file.target);
}

export async function writeSibling({ sibling, bytes, keep }: NewBytes): Promise<void> {
  const handle = await open(sibling, "w", keep?.mode ?? 0o666);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (!keep) return;
  // Only root may give files away; for anyone else the owner is right already.
  await chown(sibling, keep.uid, keep.gid).catch(() => undefined);
  await chmod(sibling, keep.mode);
}

/**
 * The sibling's name is known from the journal alone, so that a later run can clear it away. One of an
 * env file has a name that `.env*` in a .gitignore covers: it holds the same secrets.
 */
export function siblingOf(target: string, run: string, index: number): string {
  const name = basename(target).startsWith(".env")
    ? `.env.clerk-sessions-${run}-${index}.local`
    : `.clerk-sessions-${run}-${index}.tmp`;
  return join(dirname(target), name);
}
