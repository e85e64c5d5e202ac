// Which routers does Next.js read, and from where? As next/dist/lib/find-pages-dir: the root before `src/`.
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import semver from "semver";
import { CliError } from "../errors.ts";
import type { Project } from "../types.ts";

export interface Routers {
  routers: Project["routers"];
  appDir: string | null;
  pagesDir: string | null;
  usesSrc: boolean;
}

export function detectRouters(root: string, nextVersion: string, warnings: string[]): Routers {
  const appDir = findRouter(root, "app", warnings);
  const pagesDir = findRouter(root, "pages", warnings);
  // The folder beside which Next.js looks for the gate: that of `pages` when there are both.
  const decisive = pagesDir ?? appDir;
  if (decisive === null) {
    throw new CliError(`${root} has no app or pages folder.`, {
      hint: "Next.js looks for app, pages, src/app and src/pages. Create one, or pass the app's folder with --cwd.",
    });
  }
  if (appDir && pagesDir && posix.dirname(appDir) !== posix.dirname(pagesDir)) {
    const refused = semver.satisfies(nextVersion, "15", { includePrerelease: true })
      ? ""
      : " Next.js refuses to build.";
    warnings.push(`${appDir} and ${pagesDir} should stand in the same folder.${refused}`);
  }
  return {
    routers: [...(appDir ? ["app" as const] : []), ...(pagesDir ? ["pages" as const] : [])],
    appDir,
    pagesDir,
    usesSrc: decisive.startsWith("src/"),
  };
}

function findRouter(root: string, name: string, warnings: string[]): string | null {
  const [top, inSrc] = [name, `src/${name}`].map((path) => (existsSync(join(root, path)) ? path : null));
  if (top && inSrc) warnings.push(`Next.js never reads ${inSrc}, because ${top} exists.`);
  return top ?? inSrc ?? null;
}
