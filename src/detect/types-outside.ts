// Which files outside the app declare Clerk's global interfaces in the app's program? They count as the app's own do,
// yet are not the app's to change.
import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, posix, relative, sep } from "node:path";
import { globSync } from "tinyglobby";
import { globalInterfaces } from "../claims/global-interfaces.ts";
import { parseSource, ts } from "../syntax.ts";
import type { TsConfig } from "../types.ts";
import { declaresGlobally } from "./declares-globally.ts";
import { readText } from "./read-text.ts";
import type { SourceTree } from "./source-tree.ts";

/** Of one pattern: a program with more files than these is not searched to its end. */
const most = 5000;

/** Those that `include` or `files` of tsconfig.json name, and those that the app's own files import. */
export function detectTypesOutside(
  tree: SourceTree,
  tsconfig: TsConfig | null,
  workspaceRoot: string | null,
): string[] {
  const bound = workspaceRoot ?? dirname(tree.root);
  const found = [...included(tree.root, tsconfig, bound), ...imported(tree)]
    .filter((path) => existsSync(join(tree.root, path)))
    .map((path) => slashed(relative(tree.root, realpathSync(join(tree.root, path)))));
  return [...new Set(found)].filter((path) => declaresAny(tree.root, path, tsconfig)).sort();
}

function included(root: string, tsconfig: TsConfig | null, bound: string): string[] {
  const patterns = [...(tsconfig?.include ?? []), ...(tsconfig?.files ?? [])].map((one) =>
    posix.normalize(one),
  );
  return patterns
    .filter((pattern) => pattern.startsWith("../"))
    .flatMap((pattern) => {
      const segments = pattern.split("/");
      const wild = segments.findIndex((segment) => /[*?]/.test(segment));
      const base = join(root, ...(wild === -1 ? segments : segments.slice(0, wild)));
      // A pattern that takes in half the disk is not followed.
      if (isInside(base, root) && !isInside(bound, base)) return [];
      const isFolder = wild === -1 && statSync(base, { throwIfNoEntry: false })?.isDirectory();
      const cwd = wild === -1 && !isFolder ? dirname(base) : base;
      const rest = wild === -1 ? segments.slice(-1) : segments.slice(wild);
      // As the compiler reads it: what ends in a plain name is a folder.
      const glob = isFolder
        ? "**/*"
        : rest.join("/") + (wild !== -1 && !/[.*?]/.test(rest.at(-1) ?? "") ? "/**/*" : "");
      if (!existsSync(cwd)) return [];
      const ignore = ["**/node_modules/**", `${slashed(relative(cwd, root)) || "."}/**`];
      const files = globSync(glob, { cwd, ignore, deep: 12, followSymbolicLinks: false });
      return files.slice(0, most).map((file) => slashed(relative(root, join(cwd, file))));
    });
}

/** By a path that leaves the app: `import "../../shared/clerk"`, `/// <reference path="…" />`. */
function imported(tree: SourceTree): string[] {
  return [...tree.marked("leaves-app")].flatMap((path) => {
    const { importedFiles, referencedFiles } = ts.preProcessFile(tree.peek(path) ?? "", true, true);
    const targets = [...importedFiles.filter(({ fileName }) => fileName.startsWith(".")), ...referencedFiles];
    return targets
      .map(({ fileName }) => posix.join(posix.dirname(path), fileName))
      .filter((target) => target.startsWith("../"))
      .flatMap((target) => fileOf(tree.root, target) ?? []);
  });
}

/** The source file that an import without, or with JavaScript's, ending means. */
function fileOf(root: string, target: string): string | null {
  const bare = target.replace(/\.([cm]?)jsx?$/, "");
  const endings = [".ts", ".tsx", ".d.ts", "/index.ts", "/index.tsx", "/index.d.ts"];
  const all = [target, ...endings.map((ending) => bare + ending)];
  return all.find((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile()) ?? null;
}

function declaresAny(root: string, path: string, tsconfig: TsConfig | null): boolean {
  if (!path.startsWith("../") || !/\.[cm]?tsx?$/.test(path)) return false;
  const text = readText(join(root, path));
  if (text === null || !globalInterfaces.some((name) => text.includes(name))) return false;
  return declaresGlobally(parseSource(path, text), tsconfig);
}

const slashed = (path: string) => path.split(sep).join("/");

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way.startsWith("..") || isAbsolute(way));
}
