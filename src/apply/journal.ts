// What did a run set out to do, and how far did it get? Written before the first change, read after a crash.
// A journal is checked like any input: it may come with a cloned repository.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { z } from "zod";
import { CliError } from "../errors.ts";
import { home } from "./home.ts";
import { replaceFile } from "./replace-file.ts";
import { syncFolder } from "./sync-folder.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const runId = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;

const journalSchema = z.strictObject({
  version: z.literal(1),
  run: z.string().regex(runId),
  state: z.enum(["writing", "done"]),
  files: z.array(
    z.strictObject({
      path: z.string().min(1),
      /** Null for a file the run creates. Bytes: the file's first `prefix`, the stored ones, its last `suffix`. */
      before: z.strictObject({ hash, mode: count.max(0o7777), prefix: count, suffix: count }).nullable(),
      after: hash,
      /** After the app's own formatter, when that changed it. */
      formatted: hash.nullable(),
    }),
  ),
  /** Folders the run creates, outermost first. */
  folders: z.array(z.string().min(1)),
  packages: z.strictObject({
    installed: z.array(z.string()),
    manager: z.enum(["npm", "pnpm", "yarn", "bun"]),
  }),
});

export type Journal = z.infer<typeof journalSchema>;
export type JournalFile = Journal["files"][number];

export async function saveJournal(root: string, journal: Journal): Promise<void> {
  const target = home.journal(root, journal.run);
  const bytes = `${JSON.stringify(journal, null, 2)}\n`;
  await replaceFile({ target, bytes, keep: null, sibling: `${target}.tmp` });
  await syncFolder(home.run(root, journal.run));
}

/** Oldest first. Folders without a journal changed nothing and are left out. */
export async function loadJournals(root: string): Promise<Journal[]> {
  const journals: Journal[] = [];
  for (const id of await runIds(root)) {
    const path = home.journal(root, id);
    const text = await readFile(path, "utf8").catch(() => null);
    if (text === null) continue;
    const parsed = journalSchema.safeParse(parseJson(text));
    if (!parsed.success || parsed.data.run !== id) {
      throw new CliError(`${path} is not a journal this version can read.`, {
        hint: `Delete ${home.run(root, id)} to forget that run.`,
      });
    }
    journals.push(parsed.data);
  }
  return journals;
}

/** Ids sort by time. */
export async function runIds(root: string): Promise<string[]> {
  const entries = await readdir(home.runs(root)).catch(() => []);
  return entries.filter((entry) => runId.test(entry)).sort();
}

/** Makes the folder of a new run and returns its id, later than every run there is. */
export async function startRun(root: string): Promise<string> {
  await mkdir(home.runs(root), { recursive: true });
  const last = (await runIds(root)).at(-1);
  let time = Date.now();
  let id = idAt(time);
  while (last !== undefined && id <= last) {
    time = Math.max(time, timeOf(last)) + 1;
    id = idAt(time);
  }
  await mkdir(home.run(root, id), { mode: 0o700 });
  return id;
}

export async function dropRun(root: string, id: string): Promise<void> {
  // The journal goes first: a folder without one is known to be rubbish.
  await rm(home.journal(root, id), { force: true });
  await rm(home.run(root, id), { recursive: true, force: true });
}

export async function storeBefore(path: string, bytes: Buffer): Promise<void> {
  await writeFile(path, bytes, { mode: 0o600, flush: true });
}

function idAt(time: number): string {
  return new Date(time).toISOString().replace(/[:.]/g, "-");
}

function timeOf(id: string): number {
  return Date.parse(id.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, "T$1:$2:$3.$4Z"));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
