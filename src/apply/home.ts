// Where does a project keep the record of our runs? In `.clerk-sessions/`, which git never sees.
import { join } from "node:path";

const folder = ".clerk-sessions";

/** Paths only; nothing is created by asking. */
export const home = {
  of: (root: string) => join(root, folder),
  ignoreFile: (root: string) => join(root, folder, ".gitignore"),
  lock: (root: string) => join(root, folder, "lock"),
  runs: (root: string) => join(root, folder, "runs"),
  run: (root: string, id: string) => join(root, folder, "runs", id),
  journal: (root: string, id: string) => join(root, folder, "runs", id, "journal.json"),
  /** Bytes of the run's nth file as they were. */
  before: (root: string, id: string, index: number) => join(root, folder, "runs", id, `${index}.before`),
};
