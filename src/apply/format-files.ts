// What does the app's own formatter make of the files we wrote? Text in, text out: it never writes itself,
// so that a kill in the middle leaves no bytes the journal does not know.
import { access } from "node:fs/promises";
import { join } from "node:path";
import { ExecaError, execa } from "execa";
import type { Project } from "../types.ts";

export interface Formatting {
  /** Path to new text, only of files it changed. */
  texts: Map<string, string>;
  note: string | null;
}

export interface FormatOptions {
  formatter: Project["formatter"];
  /** Where else a workspace keeps its tools. */
  workspaceRoot: string | null;
  signal?: AbortSignal;
}

interface Written {
  path: string;
  before: string | null;
  after: string;
}

const atOnce = 4;
const stdinArgs = {
  prettier: (path: string) => ["--stdin-filepath", path],
  biome: (path: string) => ["format", `--stdin-file-path=${path}`],
  dprint: (path: string) => ["fmt", "--stdin", path],
};

export async function formatFiles(
  root: string,
  files: Written[],
  options: FormatOptions,
): Promise<Formatting> {
  const texts = new Map<string, string>();
  const { formatter, signal } = options;
  if (!formatter) return { texts, note: null };
  const binary = await findBinary(formatter, [root, options.workspaceRoot]);
  if (!binary)
    return { texts, note: `${formatter} is not installed, so the new files were not formatted with it.` };
  const format = async (path: string, input: string): Promise<string> => {
    const { stdout } = await execa(binary, stdinArgs[formatter](path), {
      cwd: root,
      input,
      stripFinalNewline: false,
      timeout: 30_000,
      cancelSignal: signal,
    });
    if (stdout === "" && input !== "") throw new Error("it printed nothing");
    return stdout;
  };
  const formatOne = async ({ path, before, after }: Written): Promise<void> => {
    // A file that was not in the formatter's form stays out of it: only our lines may change.
    if (before !== null && (await format(path, before)) !== before) return;
    const text = await format(path, after);
    if (text !== after) texts.set(path, text);
  };
  const queue = files.filter((file) => /\.([cm]?[jt]sx?|json)$/.test(file.path));
  try {
    for (let at = 0; at < queue.length; at += atOnce) {
      await Promise.all(queue.slice(at, at + atOnce).map(formatOne));
    }
    return { texts, note: null };
  } catch (error) {
    return { texts: new Map(), note: `${formatter} could not format the written files: ${firstLine(error)}` };
  }
}

async function findBinary(name: string, folders: (string | null)[]): Promise<string | null> {
  for (const folder of folders) {
    if (folder === null) continue;
    const path = join(folder, "node_modules", ".bin", name);
    const found = await access(path).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return null;
}

function firstLine(error: unknown): string {
  if (error instanceof ExecaError && error.isCanceled) return "cancelled.";
  const text = error instanceof ExecaError ? String(error.stderr || error.shortMessage) : String(error);
  return text.trim().split("\n")[0] ?? "";
}
