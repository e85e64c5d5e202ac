// Which runs can be undone? Newest first.
import { loadJournals } from "./journal.ts";

export interface RunSummary {
  run: string;
  created: string[];
  changed: string[];
  packages: string[];
}

export async function listRuns(root: string): Promise<RunSummary[]> {
  const journals = await loadJournals(root);
  return journals
    .filter((journal) => journal.state === "done")
    .toReversed()
    .map(({ run, files, packages }) => ({
      run,
      created: files.filter((file) => file.before === null).map((file) => file.path),
      changed: files.filter((file) => file.before !== null).map((file) => file.path),
      packages: packages.installed,
    }));
}
