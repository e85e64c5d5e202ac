// May this plan be written as it was previewed? Looks at every file before the first one is touched.
import { realpath, stat } from "node:fs/promises";
import { dirname, relative, sep } from "node:path";
import { CliError } from "../errors.ts";
import type { Change, Plan } from "../types.ts";
import { type FileState, fileState } from "./file-state.ts";
import { resolveTarget } from "./resolve-target.ts";
import { StaleError } from "./stale-error.ts";

export interface Target {
  /** As the plan names it. */
  path: string;
  /** Without symlinks, relative to the project, with `/`: what the journal records. */
  realPath: string;
  file: string;
  before: Extract<FileState, { kind: "file" }> | null;
  after: string;
}

export interface Targets {
  files: Target[];
  /** Folders to create, relative, outermost first. */
  folders: string[];
}

export async function checkTargets({ root, changes }: Plan): Promise<Targets> {
  const realRoot = await realpath(root);
  const files: Target[] = [];
  const folders = new Set<string>();
  for (const change of changes) {
    const file = await resolveTarget(root, change.path);
    const realPath = relative(realRoot, file).split(sep).join("/");
    const twin = files.find((other) => other.realPath === realPath);
    if (twin) throw new CliError(`${change.path} and ${twin.path} are the same file. Nothing was written.`);
    files.push({
      path: change.path,
      realPath,
      file,
      before: await checkState(change, file),
      after: change.after,
    });
    for (const folder of await missingFolders(realRoot, dirname(file))) folders.add(folder);
  }
  const clash = files.find((target) => folders.has(target.realPath));
  if (clash) throw new CliError(`${clash.path} cannot be both a file and a folder. Nothing was written.`);
  return { files, folders: [...folders].sort((a, b) => a.split("/").length - b.split("/").length) };
}

async function checkState(change: Change, file: string): Promise<Target["before"]> {
  const state = await fileState(file);
  if (state.kind === "other") {
    throw new CliError(`${change.path} is not a file, so it cannot be written. Nothing was written.`);
  }
  if (state.kind === "missing") {
    if (change.before !== null) throw new StaleError(change.path);
    return null;
  }
  if (change.before === null || state.bytes.toString("utf8") !== change.before)
    throw new StaleError(change.path);
  if (!state.bytes.equals(Buffer.from(change.before))) {
    throw new CliError(
      `${change.path} is not valid UTF-8, so a change would damage it. Nothing was written.`,
    );
  }
  return state;
}

async function missingFolders(realRoot: string, folder: string): Promise<string[]> {
  const missing: string[] = [];
  for (let at = folder; at !== realRoot; at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    const path = relative(realRoot, at).split(sep).join("/");
    if (found?.isDirectory()) break;
    if (found) throw new CliError(`${path} is a file where a folder is needed. Nothing was written.`);
    missing.unshift(path);
  }
  return missing;
}
