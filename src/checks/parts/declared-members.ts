// Which properties of Clerk's global interfaces does the app declare with effect, in the order in which the compiler reads them?
import { compilerOrder } from "../../edits/types/compiler-order.ts";
import { readDeclarations } from "../../edits/types/declarations.ts";
import { namedMembers } from "../../edits/types/named-members.ts";
import { parseSource, ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import { lineOf } from "./line-of.ts";

export interface DeclaredMember {
  interface: string;
  name: string;
  optional: boolean;
  type: ts.TypeNode;
  file: string;
  /** 1-based. */
  line: number;
}

/** @param text of a file, as it is or as it is going to be */
export function declaredMembers(
  project: Pick<Project, "tsconfig">,
  paths: readonly string[],
  text: (path: string) => string | null,
): DeclaredMember[] {
  const trees = compilerOrder(project, paths).flatMap((path) => {
    const source = text(path);
    return source === null ? [] : [parseSource(path, source)];
  });
  // Files that are global as a whole come before all `declare global` of modules.
  const scripts = trees.filter((tree) => readDeclarations(tree).home === "file");
  const ordered = [...scripts, ...trees.filter((tree) => !scripts.includes(tree))];
  return ordered.flatMap((tree) =>
    readDeclarations(tree).interfaces.flatMap((declaration) =>
      namedMembers(declaration, tree).flatMap(({ name, node }) =>
        ts.isPropertySignature(node) && node.type
          ? [
              {
                interface: declaration.name.text,
                name,
                optional: node.questionToken !== undefined,
                type: node.type,
                file: tree.fileName,
                line: lineOf(tree, node),
              },
            ]
          : [],
      ),
    ),
  );
}
