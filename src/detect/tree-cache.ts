// Which syntax trees stay in memory? A tree weighs some fifty times its text. The first few million characters stay for
// good: whoever goes through all files a second time finds those. Of the rest the latest stay.
import type { SourceFile } from "../syntax.ts";

const mostCharacters = { forGood: 5_000_000, latest: 2_000_000 };

export interface TreeCache {
  get(path: string): SourceFile | undefined;
  set(path: string, tree: SourceFile): void;
}

export function openTreeCache(most: typeof mostCharacters = mostCharacters): TreeCache {
  const kept = new Map<string, SourceFile>();
  // A Map keeps the order in which its keys came: the first is the one that was not asked for the longest.
  const latest = new Map<string, SourceFile>();
  let keptCharacters = 0;
  let characters = 0;
  return {
    get(path) {
      const tree = kept.get(path) ?? latest.get(path);
      if (tree && latest.delete(path)) latest.set(path, tree);
      return tree;
    },
    set(path, tree) {
      const { length } = tree.text;
      if (keptCharacters + length <= most.forGood) {
        keptCharacters += length;
        kept.set(path, tree);
        return;
      }
      latest.set(path, tree);
      characters += length;
      for (const [oldest, old] of latest) {
        if (characters <= most.latest || oldest === path) break;
        latest.delete(oldest);
        characters -= old.text.length;
      }
    },
  };
}
