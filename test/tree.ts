// A folder as data: relative path to bytes, so that two trees can be compared in one assertion.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { globSync } from "tinyglobby";

export type Tree = Record<string, string>;

/** Bytes as latin1 text, which loses nothing; what installers, builds and the journal leave behind is not part of it. */
export function readTree(folder: string): Tree {
  const ignore = ["**/node_modules/**", "**/.next/**", "**/.clerk-sessions/**", "**/*.tsbuildinfo"];
  const files = globSync("**/*", { cwd: folder, dot: true, ignore, expandDirectories: false }).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file)).toString("latin1")]));
}

/** Replaces what the folder holds. */
export function writeTree(folder: string, tree: Tree): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), Buffer.from(text, "latin1"));
  }
}
