// Which files does the app consist of, and what stands in them? Listed once; read and parsed once per run.
import { posix } from "node:path";
import type { SourceFile } from "../syntax.ts";
import { listFiles } from "./list-files.ts";
import { type FileMark, markFiles } from "./mark-files.ts";
import { fileLocator, type LocateFile } from "./outside-files.ts";
import { parseBounded } from "./parse-bounded.ts";
import { readOddSource, readSource, type SourceProblem, type SourceText } from "./read-source.ts";
import { openTreeCache } from "./tree-cache.ts";

export interface SourceTree {
  /** Absolute. */
  root: string;
  /** Relative with `/`, sorted; without installed packages, build output, and other apps below this one. */
  files: string[];
  /** Folders that may not be listed, relative. */
  closed: string[];
  has(path: string): boolean;
  /** Also a file of the workspace outside the root, with `../`. */
  read(path: string): string | null;
  parse(path: string): SourceFile | null;
  /** The text whatever its size, and not kept: for a look at many files. */
  peek(path: string): string | null;
  /** What stands in the way of reading or parsing a file that exists. */
  problem(path: string): SourceProblem | null;
  /** The source files that could not be read, after a look at all of them. */
  failed(): ({ path: string } & SourceProblem)[];
  /** Source files whose text has a mark: a cheap look that says which ones are worth parsing. */
  marked(mark: FileMark): ReadonlySet<string>;
  /** The file of the workspace that a path stands for, see outside-files.ts. */
  locate: LocateFile;
}

interface Options {
  /** Absolute, without links. */
  workspaceRoot?: string | null;
  /** How specifiers begin that mean files outside the app. */
  outside?: string[];
}

/** Source that is longer was written by a machine; its tree would weigh as much as all others. */
const mostCharacters = 1_000_000;

/** @param root absolute, without links */
export function openSourceTree(root: string, { workspaceRoot, outside = [] }: Options = {}): SourceTree {
  const { files, odd, closed } = listFiles(root);
  const known = new Set(files);
  const locate = fileLocator(root, workspaceRoot ?? root);
  const texts = new Map<string, string>();
  const failures = new Map<string, SourceProblem | null>();
  const refusals = new Map<string, SourceProblem>();
  const trees = openTreeCache();
  let marks: Map<FileMark, Set<string>> | null = null;

  const load = (path: string): SourceText | null => {
    const absolute = `${root}/${path}`;
    // A plain file below a real folder is the common case, and the fast one.
    if (known.has(path) && !odd.has(path)) return readSource(absolute);
    const isOutside = path.startsWith("../") || posix.isAbsolute(path);
    if (isOutside && (posix.isAbsolute(path) || locate(path) === null)) return null;
    const found = readOddSource(absolute);
    if (isOutside || found === null || "reason" in found) return found;
    if (locate(path) !== null || path.includes("node_modules/")) return found;
    return { reason: "it is a link that leads out of the project", obstacle: "link" };
  };
  const peek = (path: string): string | null => {
    const normal = posix.normalize(path);
    const kept = texts.get(normal);
    if (kept !== undefined) return kept;
    if (failures.has(normal)) return null;
    const found = load(normal);
    if (found !== null && "text" in found) return found.text;
    failures.set(normal, found);
    return null;
  };
  const read = (path: string): string | null => {
    const normal = posix.normalize(path);
    const text = peek(normal);
    if (text === null) return null;
    if (text.length > mostCharacters && /\.[cm]?[jt]sx?$/.test(normal)) {
      const reason = `it is too large (${(text.length / 1_000_000).toFixed(1)} MB)`;
      refusals.set(normal, { reason, obstacle: "content" });
      return null;
    }
    texts.set(normal, text);
    return text;
  };
  const parse = (path: string): SourceFile | null => {
    const cached = trees.get(path);
    if (cached) return cached;
    const normal = posix.normalize(path);
    if (normal !== path) return parse(normal);
    const text = refusals.has(normal) ? null : read(normal);
    if (text === null) return null;
    const tree = parseBounded(normal, text);
    if (tree) trees.set(normal, tree);
    else refusals.set(normal, { reason: "its code is nested too deeply", obstacle: "content" });
    return tree;
  };
  const lookAtAll = (): Map<FileMark, Set<string>> => {
    marks ??= markFiles(files, peek, outside);
    return marks;
  };
  return {
    root,
    files,
    closed,
    has: (path) => known.has(path),
    read,
    parse,
    peek,
    problem(path) {
      const normal = posix.normalize(path);
      if (!refusals.has(normal)) read(normal);
      return refusals.get(normal) ?? failures.get(normal) ?? null;
    },
    failed() {
      lookAtAll();
      return [...failures].flatMap(([path, problem]) => (problem ? [{ path, ...problem }] : []));
    },
    marked: (mark) => lookAtAll().get(mark) ?? new Set(),
    locate,
  };
}
