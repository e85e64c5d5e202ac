// Which module is in a file, and why may there be none?
import { syntaxErrors } from "../../syntax.ts";
import type { Run, World } from "./run.ts";
import type { Module, Scope } from "./scope.ts";

/** null: there is no such file, or it could not be read. */
export function openModule(run: Pick<Run, "world">, file: string): Module | null {
  const { modules, project } = run.world;
  const found = modules.get(file);
  if (found !== undefined) return found;
  const tree = project.parse(file);
  const isWhole = tree !== null && syntaxErrors(tree).length === 0;
  const module = isWhole ? { file, tree, index: null, exports: null, values: new Map() } : null;
  modules.set(file, module);
  return module;
}

/** For a file that `openModule` gives nothing for. */
export function whyNotOpen({ project }: Pick<World, "project">, file: string): string {
  const reason = project.unreadable(file);
  if (reason) return `${file} was not read: ${reason}`;
  const tree = project.parse(file);
  const [error] = tree ? syntaxErrors(tree) : [];
  return error ? `${file}:${error.line} does not parse: ${error.message}` : `${file} is not there`;
}

export function scopeOf(module: Module): Scope {
  return { module, parent: null, values: new Map(), self: null };
}
