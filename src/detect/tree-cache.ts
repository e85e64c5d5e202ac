// Which syntax trees stay in memory? A tree weighs some fifty times its text: those of the latest few million characters
// stay, older ones are parsed again in the rare case that somebody comes back to them.
import type { SourceFile } from "../syntax.ts";

const mostCharacters = 6_000_000;

export interface TreeCache {
  get(path: string): SourceFile | undefined;
  set(path: string, tree: SourceFile): void;
}

export function openTreeCache(most: number = mostCharacters): TreeCache {
  // A Map keeps the order in which its keys came: the first is the one that was not asked for the longest.
  const trees = new Map<string, SourceFile>();
  let characters = 0;
  return {
    get(path) {
      const tree = trees.get(path);
      if (tree && characters > most / 2) {
        trees.delete(path);
        trees.set(path, tree);
      }
      return tree;
    },
    set(path, tree) {
      trees.set(path, tree);
      characters += tree.text.length;
      for (const [oldest, old] of trees) {
        if (characters <= most || oldest === path) break;
        trees.delete(oldest);
        characters -= old.text.length;
      }
    },
  };
}
