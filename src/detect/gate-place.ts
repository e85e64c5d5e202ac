// Which gate file does Next.js load, and which look-alikes does it never load? Follows next/dist/build/index.js:
// files of a page extension beside `pages` or `app`, the first extension wins; `proxy` from Next 16 on.
import semver from "semver";
import type { GatePlace, Project } from "../types.ts";
import type { SourceTree } from "./source-tree.ts";

type Facts = Pick<Project, "appDir" | "pagesDir" | "usesSrc" | "language" | "nextConfig"> & {
  nextVersion: string;
};

const sourceExtensions = ["ts", "tsx", "js", "jsx", "mjs", "cjs", "mts", "cts"];

export function detectGatePlace(tree: SourceTree, facts: Facts): GatePlace {
  const hasProxy = semver.gte(facts.nextVersion, "16.0.0-0");
  const live = facts.usesSrc ? "src/" : "";
  const { pageExtensions } = facts.nextConfig;
  const loaded = (name: string) =>
    pageExtensions.map((extension) => `${live}${name}.${extension}`).filter((path) => tree.has(path));

  const proxies = hasProxy ? loaded("proxy") : [];
  const middlewares = loaded("middleware");
  const file = proxies[0] ?? middlewares[0] ?? null;
  const rival = hasProxy && file && live ? rootTwin(tree, file, pageExtensions) : null;
  let conflict: string | null = null;
  if (proxies[0] && middlewares[0]) {
    conflict = `Next.js refuses to build with both ${proxies[0]} and ${middlewares[0]}: keep ${proxies[0]} only.`;
  } else if (rival) {
    conflict = `Turbopack runs ${rival}, webpack runs ${file}: keep ${file} only.`;
  }

  const reasonOf = (path: string): string => {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const [name = "", ...rest] = path.slice(folder.length).split(".");
    const extension = rest.join(".");
    if (name === "proxy" && !hasProxy) {
      return `Next.js ${facts.nextVersion} reads only middleware.*; proxy.* exists from Next.js 16 on.`;
    }
    if (folder !== live)
      return `Next.js reads the gate only ${live ? "in src/" : "in the project root"}, beside its router.`;
    if (!pageExtensions.includes(extension)) {
      return `Next.js loads only the extensions ${pageExtensions.join(", ")} here.`;
    }
    return `Next.js loads ${file} instead.`;
  };
  const dead = lookAlikes(tree, facts)
    .filter((path) => path !== file && path !== rival && !(proxies[0] && path === middlewares[0]))
    .map((path) => ({ file: path, reason: reasonOf(path) }));
  return { file, expected: expectedPlace(facts, live, hasProxy), dead, conflict };
}

/** Beside a gate in `src/` that Next.js has found, Turbopack (Next 16's default) prefers one in the root. */
function rootTwin(tree: SourceTree, file: string, pageExtensions: string[]): string | null {
  const name = file.startsWith("src/proxy.") ? "proxy" : "middleware";
  return pageExtensions.map((extension) => `${name}.${extension}`).find((path) => tree.has(path)) ?? null;
}

/** In the root, in `src/` and in the App Router's folder: the places where people put them. */
function lookAlikes(tree: SourceTree, { appDir, nextConfig }: Facts): string[] {
  const folders = ["", "src/", ...(appDir ? [`${appDir}/`] : [])];
  const extensions = [...new Set([...nextConfig.pageExtensions, ...sourceExtensions])];
  return folders.flatMap((folder) =>
    ["proxy", "middleware"].flatMap((name) =>
      extensions.map((extension) => `${folder}${name}.${extension}`).filter((path) => tree.has(path)),
    ),
  );
}

/** With `pageExtensions: ["page.ts"]` Next.js wants `proxy.page.ts`. */
function expectedPlace({ nextConfig, language }: Facts, live: string, hasProxy: boolean): string {
  const wanted = nextConfig.pageExtensions;
  const extension =
    wanted.find((candidate) => candidate === language) ??
    wanted.find((candidate) => candidate.endsWith(`.${language}`)) ??
    wanted.find((candidate) => sourceExtensions.includes(candidate)) ??
    language;
  return `${live}${hasProxy ? "proxy" : "middleware"}.${extension}`;
}
