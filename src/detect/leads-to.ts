// Can a file with a mark be reached from another one, through imports inside the app? Asked before code is walked in vain.
import { ts } from "../syntax.ts";
import type { FileMark } from "./mark-files.ts";
import type { ResolveModule } from "./resolve-module.ts";
import type { SourceTree } from "./source-tree.ts";

export type LeadsTo = (mark: FileMark, file: string) => boolean;

export function reachability(tree: SourceTree, resolve: ResolveModule): LeadsTo {
  const imports = new Map<string, string[]>();
  const answers = new Map<FileMark, Map<string, boolean>>();
  const importsOf = (file: string): string[] => {
    const known = imports.get(file);
    if (known) return known;
    const { importedFiles } = ts.preProcessFile(tree.peek(file) ?? "", true, true);
    const found = importedFiles.flatMap(({ fileName }) => resolve(file, fileName) ?? []);
    imports.set(file, found);
    return found;
  };
  return (mark, start) => {
    const known = answers.get(mark) ?? new Map([...tree.marked(mark)].map((file) => [file, true]));
    answers.set(mark, known);
    const reached = new Set([start]);
    for (const file of reached) {
      const answer = known.get(file);
      if (answer) {
        known.set(start, true);
        return true;
      }
      if (answer === undefined) for (const target of importsOf(file)) reached.add(target);
    }
    for (const file of reached) known.set(file, false);
    return false;
  };
}
