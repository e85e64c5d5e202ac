// Is a folder the root of a monorepo, and which packages does it hold?
import { existsSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { parse } from "yaml";
import { CliError } from "../errors.ts";
import { isObject, type JsonObject, readJson } from "./read-json.ts";
import { readText } from "./read-text.ts";

/** Globs of the workspace's packages, or null when the folder is no workspace root. */
export function workspaceGlobs(folder: string): string[] | null {
  const pnpm = readPnpmWorkspace(folder)?.packages;
  if (Array.isArray(pnpm)) return strings(pnpm);
  const declared = readJson(join(folder, "package.json"))?.workspaces;
  const list = isObject(declared) ? declared.packages : declared;
  if (Array.isArray(list)) return strings(list);
  // An Nx or Lerna repo may hold apps without package.json files or workspaces.
  return existsSync(join(folder, "nx.json")) ? ["apps/*", "apps/*/*", "packages/*", "libs/*"] : null;
}

/** Contents of pnpm-workspace.yaml: packages, and the versions of its catalogs. */
export function readPnpmWorkspace(folder: string): JsonObject | null {
  const path = join(folder, "pnpm-workspace.yaml");
  const text = readText(path);
  if (text === null) return null;
  try {
    const value: unknown = parse(text);
    return isObject(value) ? value : null;
  } catch (error) {
    throw new CliError(
      `${path} is not valid YAML: ${error instanceof Error ? error.message.split("\n")[0] : error}`,
      {
        hint: "Correct the file and run the command again.",
      },
    );
  }
}

/** Absolute folders of the workspace's members that exist, sorted. */
export function workspaceFolders(root: string): string[] {
  const globs = workspaceGlobs(root) ?? [];
  const wanted = globs.filter((glob) => !glob.startsWith("!")).map((glob) => glob.replace(/^\.\/|\/$/g, ""));
  const unwanted = globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  const files = globSync(
    wanted.flatMap((glob) => [`${glob}/package.json`, `${glob}/next.config.{js,mjs,cjs,ts}`]),
    { cwd: root, ignore: ["**/node_modules/**", ...unwanted], followSymbolicLinks: false },
  );
  return [...new Set(files.map((file) => join(root, file, "..")))].sort();
}

const strings = (list: unknown[]): string[] =>
  list.filter((item): item is string => typeof item === "string");
