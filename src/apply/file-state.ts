// What stands at this path right now? Never follows a symlink at the path itself.
import { lstat, readFile } from "node:fs/promises";

export type FileState =
  | { kind: "missing" }
  | { kind: "file"; bytes: Buffer; mode: number; uid: number; gid: number }
  | { kind: "other" };

export async function fileState(path: string): Promise<FileState> {
  try {
    const stat = await lstat(path);
    if (!stat.isFile()) return { kind: "other" };
    return {
      kind: "file",
      bytes: await readFile(path),
      mode: stat.mode & 0o7777,
      uid: stat.uid,
      gid: stat.gid,
    };
  } catch (error) {
    if (isMissing(error)) return { kind: "missing" };
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "ENOENT" || code === "ENOTDIR";
}
