// What do the app's types files say of each member of Clerk's global interfaces? The first declaration counts.
import { declarationOrder } from "../../../edits/types/declaration-order.ts";
import { readDeclarations } from "../../../edits/types/declarations.ts";
import { isRead } from "../../../edits/types/is-read.ts";
import { markOf } from "../../../edits/types/mark.ts";
import { shadowedNames } from "../../../edits/types/shadowed-names.ts";
import { parseErrors, type SourceFile, ts } from "../../../syntax.ts";
import type { Project } from "../../../types.ts";

export interface DeclaredMember {
  /** The interface. */
  of: string;
  name: string;
  optional: boolean;
  /** Null where it is a method or has no type. */
  type: ts.TypeNode | null;
  /** As its owner wrote it. */
  text: string;
  /** Our comment above it. */
  mark: string | null;
  tree: SourceFile;
  /** Names of Clerk's interfaces that mean something else in that file. */
  shadowed: ReadonlySet<string>;
}

export function declaredMembers(project: Project): DeclaredMember[] {
  const paths = declarationOrder(project, project.typesFiles);
  // Whoever wrote a file that the compiler passes over believes that it counts.
  const ordered = [
    ...paths.filter((path) => isRead(project, path)),
    ...paths.filter((path) => !isRead(project, path)),
  ];
  const seen = new Set<string>();
  return ordered
    .filter((path) => isWhole(project, path))
    .flatMap((path) => membersIn(project, project.parse(path)))
    .filter(({ of, name }) => !seen.has(`${of}.${name}`) && seen.add(`${of}.${name}`));
}

/** Half a type says nothing. */
export function isWhole(project: Project, path: string): boolean {
  return parseErrors(path, project.read(path) ?? "").length === 0;
}

function membersIn(project: Project, tree: SourceFile | null): DeclaredMember[] {
  if (!tree) return [];
  const shadowed = shadowedNames(tree, project);
  return readDeclarations(tree, project).interfaces.flatMap((declaration) =>
    declaration.members.flatMap((member) => {
      // Clerk's own interfaces have an index signature: one more says nothing.
      if (ts.isIndexSignatureDeclaration(member)) return [];
      const mark = markOf(member, tree);
      const isProperty = ts.isPropertySignature(member);
      return {
        of: declaration.name.text,
        name: nameOf(member, tree),
        optional: isProperty && member.questionToken !== undefined,
        type: (isProperty && member.type) || null,
        text: member.getText(tree).replace(/\s+/g, " "),
        mark: mark && tree.text.slice(mark.pos, mark.end),
        tree,
        shadowed,
      };
    }),
  );
}

function nameOf({ name }: ts.TypeElement, tree: SourceFile): string {
  if (!name) return "()";
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText(tree);
}
