// Does the app's compiler read this types file? A file that it does not read declares nothing.
import { posix } from "node:path";
import { ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import { excludes, includes } from "./tsconfig-glob.ts";

export type Compiled = Pick<Project, "tsconfig" | "read"> & Partial<Pick<Project, "sources" | "resolve">>;

export function isRead(project: Compiled, path: string): boolean {
  const files = project.tsconfig?.files?.map((file) => posix.normalize(file));
  const types = (project.tsconfig?.types ?? []).map((name) => posix.normalize(name));
  const isListed = [path, path.replace(/\.d\.ts$/, "")].some((name) => types.includes(name));
  if (isListed || files?.includes(path)) return true;
  const include = project.tsconfig?.include ?? (files ? [] : ["**/*"]);
  const exclude = project.tsconfig?.exclude ?? ["node_modules"];
  const isMatched = (one: string) =>
    /\.(?:[cm]?ts|tsx)$/.test(one) &&
    include.some((pattern) => includes(pattern, one)) &&
    !exclude.some((pattern) => excludes(pattern, one));
  // Of `clerk.ts` and `clerk.d.ts` the compiler takes the first, where it would read both.
  const isShadowed = twins(path).some((twin) => project.read(twin) !== null && isMatched(twin));
  return (isMatched(path) && !isShadowed) || isNamedBySource(project, path);
}

/** `clerk.ts` and `clerk.tsx` beside `clerk.d.ts`. */
function twins(path: string): string[] {
  const declaration = /\.d(\.[cm]?ts)$/.exec(path);
  if (!declaration) return [];
  const twin = path.slice(0, declaration.index) + declaration[1];
  return declaration[1] === ".ts" ? [twin, `${twin}x`] : [twin];
}

/** By `/// <reference path="…" />`, or by an import of any kind. */
function isNamedBySource({ sources = [], read, resolve }: Compiled, path: string): boolean {
  const bare = path.replace(/(?:\.d)?\.[cm]?tsx?$/, "").replace(/\/index$/, "");
  const stem = posix.basename(bare);
  return sources.some((source) => {
    const text = source === path ? null : read(source);
    // Most files do not speak of it: they are not scanned.
    if (!text?.includes(stem)) return false;
    const { referencedFiles, importedFiles } = ts.preProcessFile(text, true, true);
    const folder = posix.dirname(source);
    const means = (specifier: string) =>
      // Where an import may mean a source file, that comes first.
      ["", ".d.ts", "/index.d.ts"].map((end) => resolve?.(source, specifier + end)).find(Boolean) === path;
    return (
      referencedFiles.some(({ fileName }) => posix.join(folder, fileName) === path) ||
      importedFiles.some(({ fileName }) => means(fileName))
    );
  });
}
