// How does a new file come into the app? It appears when nothing stands in its place, and replaces nothing.
import type { Edit } from "../types.ts";
import { sameCode } from "./same-code.ts";

export interface NewFile {
  /** Relative to the project root, with `/`. */
  path: string;
  why: string;
  text: string;
  /** Why the file would do harm in this app, as a sentence; null when it would not. */
  blocked?: string | null;
}

export function createFile({ path, why, text, blocked }: NewFile): Edit {
  return {
    path,
    why,
    run(before) {
      // A formatter may have laid it out anew since.
      const isSource = /\.[jt]sx?$/.test(path);
      const isSame = before === text || (isSource && before !== null && sameCode(path, before, text));
      if (isSame) return { kind: "unchanged" };
      if (before !== null) return { kind: "skipped", reason: "exists already; left alone" };
      return blocked ? { kind: "skipped", reason: blocked } : { kind: "changed", source: text };
    },
  };
}
