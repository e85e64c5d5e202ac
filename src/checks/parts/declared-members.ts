// Which properties of Clerk's global interfaces does the app declare with effect, in the order in which they count?
import { declarationOrder } from "../../edits/types/declaration-order.ts";
import { readDeclarations } from "../../edits/types/declarations.ts";
import { namedMembers } from "../../edits/types/named-members.ts";
import { lineOf, parseSource, type SourceFile, ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";

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
  const trees = new Map<string, SourceFile>();
  for (const path of paths) {
    const source = text(path);
    if (source !== null) trees.set(path, parseSource(path, source));
  }
  const parse = (path: string) => trees.get(path) ?? null;
  const { tsconfig } = project;
  return declarationOrder({ tsconfig, parse }, [...trees.keys()]).flatMap((path) => {
    const tree = parse(path);
    return tree ? readDeclarations(tree, project).interfaces.flatMap((one) => membersOf(one, tree)) : [];
  });
}

function membersOf(declaration: ts.InterfaceDeclaration, tree: SourceFile): DeclaredMember[] {
  return namedMembers(declaration, tree).flatMap(({ name, node }) => {
    if (!ts.isPropertySignature(node) || !node.type) return [];
    const place = { file: tree.fileName, line: lineOf(tree, node) };
    const optional = node.questionToken !== undefined;
    return [{ interface: declaration.name.text, name, optional, type: node.type, ...place }];
  });
}
