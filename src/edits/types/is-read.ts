// Does the app's compiler read this types file? A file that it does not read declares nothing.
import { posix } from "node:path";
import { parse } from "jsonc-parser";
import { ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import { excludes, includes } from "./tsconfig-glob.ts";

export type Compiled = Pick<Project, "tsconfig" | "read"> & Partial<Pick<Project, "sources" | "resolve">>;

export function isRead(project: Compiled, path: string): boolean {
  const { files, types } = ownLists(project);
  if (files?.includes(path) || types.includes(path)) return true;
  const include = project.tsconfig?.include ?? (files ? [] : ["**/*"]);
  const exclude = project.tsconfig?.exclude ?? ["node_modules"];
  const isIncluded =
    /\.(?:[cm]?ts|tsx)$/.test(path) &&
    !isShadowed(project, path) &&
    include.some((pattern) => includes(pattern, path)) &&
    !exclude.some((pattern) => excludes(pattern, path));
  return isIncluded || isNamedBySource(project, path);
}

/** `clerk.ts` beside `clerk.d.ts` shadows it. */
function isShadowed({ read }: Compiled, path: string): boolean {
  const declaration = /\.d(\.[cm]?ts)$/.exec(path);
  if (!declaration) return false;
  const twin = path.slice(0, declaration.index) + declaration[1];
  return read(twin) !== null || (declaration[1] === ".ts" && read(`${twin}x`) !== null);
}

/** What tsconfig.json lists by name: `files`, and `compilerOptions.types` that are files. */
function ownLists({ tsconfig, read }: Compiled): { files: string[] | null; types: string[] } {
  const text = tsconfig ? read(tsconfig.file) : null;
  const config: unknown = text === null ? {} : parse(text, [], { allowTrailingComma: true });
  const options = property(config, "compilerOptions");
  const files = strings(property(config, "files"))?.map((file) => posix.normalize(file));
  const types = (strings(property(options, "types")) ?? [])
    .filter((name) => name.startsWith("."))
    .flatMap((name) => [posix.normalize(name), posix.normalize(`${name}.d.ts`)]);
  return { files: files ?? null, types };
}

/** `/// <reference path="…" />`, or an import for its side effect. */
function isNamedBySource({ sources = [], read, resolve }: Compiled, path: string): boolean {
  const stem = posix.basename(path).replace(/(?:\.d)?\.[cm]?tsx?$/, "");
  return sources.some((source) => {
    const text = source === path ? null : read(source);
    // Most files do not speak of it: they are not scanned.
    if (!text?.includes(stem)) return false;
    const { referencedFiles, importedFiles } = ts.preProcessFile(text, true, true);
    const folder = posix.dirname(source);
    return (
      referencedFiles.some(({ fileName }) => posix.join(folder, fileName) === path) ||
      importedFiles.some(({ fileName }) => resolve?.(source, fileName) === path)
    );
  });
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function strings(value: unknown): string[] | null {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : null;
}
