// Which files does the app consist of, and what stands in them? Listed once, read and parsed once per run.
import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { CliError } from "../errors.ts";
import { parseSource, type SourceFile } from "../syntax.ts";
import { isObject, readJson } from "./read-json.ts";
import { readText } from "./read-text.ts";

export interface SourceTree {
  /** Absolute. */
  root: string;
  /** Relative with `/`, sorted; without installed packages, build output, and other apps below this one. */
  files: string[];
  has(path: string): boolean;
  read(path: string): string | null;
  parse(path: string): SourceFile | null;
}

const neverOurs = new Set(["node_modules", ".git", ".next", ".turbo", ".vercel", ".yarn", ".pnpm-store"]);
/** Build output at the top; `app/build/page.tsx` is a page. */
const outputAtTop = new Set(["dist", "build", "out", "coverage", "storybook-static"]);

export function openSourceTree(root: string): SourceTree {
  const texts = new Map<string, string | null>();
  const trees = new Map<string, SourceFile | null>();
  const files = listFiles(root);
  const known = new Set(files);

  const read = (path: string): string | null => {
    const normal = posix.normalize(path);
    if (normal.startsWith("../") || posix.isAbsolute(normal)) return null;
    const cached = texts.get(normal);
    if (cached !== undefined) return cached;
    const text = readText(join(root, normal));
    texts.set(normal, text);
    return text;
  };
  const parse = (path: string): SourceFile | null => {
    const cached = trees.get(path);
    if (cached !== undefined) return cached;
    const text = read(path);
    const tree = text === null ? null : parseSource(path, text);
    trees.set(path, tree);
    return tree;
  };
  return { root, files, has: (path) => known.has(path), read, parse };
}

function listFiles(root: string): string[] {
  const realRoot = realpathSync(root);
  const files: string[] = [];
  // Real paths of folders on the way: a link back to one of them is not followed again.
  const seen = new Set<string>();

  const walk = (relative: string): void => {
    const real = realpathSync(join(root, relative));
    if (seen.has(real) || !(real === realRoot || real.startsWith(realRoot + sep))) return;
    seen.add(real);
    for (const entry of readFolder(join(root, relative))) {
      const path = relative ? `${relative}/${entry.name}` : entry.name;
      if (isFolder(root, path, entry)) {
        const skipped =
          neverOurs.has(entry.name) ||
          (relative === "" && (outputAtTop.has(entry.name) || entry.name.startsWith(".")));
        if (!skipped && !isOtherApp(join(root, path))) walk(path);
      } else if (!entry.name.startsWith(".#")) {
        // `.#page.tsx` is an editor's lock: a link to nowhere.
        files.push(path);
      }
    }
  };
  walk("");
  return files.sort();
}

function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new CliError(`No permission to list ${folder}.`, {
      hint: "Give your user read access to it, or run as the user who owns the project.",
      cause: error,
    });
  }
}

function isFolder(root: string, path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return statSync(join(root, path)).isDirectory();
  } catch {
    // Broken or circular: listed as a file, so that reading it says what is wrong.
    return false;
  }
}

/** A folder below the app that is a Next.js app of its own: its files are not this app's. */
function isOtherApp(folder: string): boolean {
  if (!existsSync(join(folder, "package.json"))) return false;
  const dependencies = readJson(join(folder, "package.json"))?.dependencies;
  return isObject(dependencies) && "next" in dependencies;
}
