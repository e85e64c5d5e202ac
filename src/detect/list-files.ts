// Which files lie below the app's folder? Without installed packages, build output, and other apps below this one.
import { type Dirent, existsSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join, sep } from "node:path";
import { dependenciesOf } from "./next-app.ts";
import { readJson } from "./read-json.ts";

export interface FileList {
  /** Relative with `/`, sorted. */
  files: string[];
  /** Those that are no plain files: links, pipes, devices. */
  odd: Set<string>;
  /** Folders that may not be listed, relative. */
  closed: string[];
}

const neverOurs = new Set(["node_modules", ".git", ".next", ".turbo", ".vercel", ".yarn", ".pnpm-store"]);
/** Build output at the top; `app/build/page.tsx` is a page. */
const outputAtTop = new Set(["dist", "build", "out", "coverage", "storybook-static"]);

export function listFiles(root: string): FileList {
  const realRoot = realpathSync(root);
  const found: FileList = { files: [], odd: new Set(), closed: [] };
  // Real paths of folders on the way: a link back to one of them is not followed again.
  const seen = new Set<string>();

  const walk = (relative: string, real: string): void => {
    if (seen.has(real) || !(real === realRoot || real.startsWith(realRoot + sep))) return;
    seen.add(real);
    const entries = readFolder(real);
    if (entries === null) {
      found.closed.push(relative);
      return;
    }
    if (relative !== "" && isOtherApp(real, entries)) return;
    for (const entry of entries) {
      const { name } = entry;
      const path = relative ? `${relative}/${name}` : name;
      const isLink = entry.isSymbolicLink();
      if (entry.isDirectory() || (isLink && statOf(join(real, name))?.isDirectory())) {
        const skipped =
          neverOurs.has(name) || (relative === "" && (outputAtTop.has(name) || name.startsWith(".")));
        if (!skipped) walk(path, isLink ? realpathSync(join(real, name)) : join(real, name));
      } else if (!name.startsWith(".#")) {
        // `.#page.tsx` is an editor's lock: a link to nowhere.
        found.files.push(path);
        if (!entry.isFile()) found.odd.add(path);
      }
    }
  };
  walk("", realRoot);
  found.files.sort();
  return found;
}

function readFolder(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}

/** Null for a link that is broken or circular. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** A folder below the app that is a Next.js app of its own: its files are not this app's. */
function isOtherApp(folder: string, entries: Dirent[]): boolean {
  if (!entries.some(({ name }) => name === "package.json")) return false;
  const path = join(folder, "package.json");
  if (!existsSync(path)) return false;
  try {
    return "next" in dependenciesOf({ dependencies: readJson(path)?.dependencies });
  } catch {
    // Not the app's own package.json: what is wrong with it is nobody's business here.
    return false;
  }
}
