// Makes a types file say what is configured: members are added, changed in place, or removed when they are ours.
// Everything else stays byte for byte; what cannot be done safely is left to the file's owner, with a snippet.
import MagicString from "magic-string";
import { globalInterfaces } from "../../claims/global-interfaces.ts";
import { parseErrors, parseSource, type SourceFile } from "../../syntax.ts";
import type { CodeStyle, Project, TsConfig } from "../../types.ts";
import { addInterfaces, interfacesText } from "./add-interfaces.ts";
import { addMembers } from "./add-members.ts";
import { changeMember } from "./change-member.ts";
import { compareInterface, type InterfaceWork } from "./compare-interface.ts";
import { type Declarations, readDeclarations } from "./declarations.ts";
import type { Interface } from "./interface.ts";
import { remarkMember } from "./remark-member.ts";
import { isAllOurs, removeInterface, removeMember } from "./remove-members.ts";
import { shadowedNames } from "./shadowed-names.ts";
import { type TypesLayout, typesLayout } from "./types-layout.ts";
import { withExport } from "./with-export.ts";

export interface TypesPatch {
  source: string;
  /** What only the owner can do. */
  left: { reason: string; line: number; snippet: string }[];
}

export interface PatchOptions {
  style: CodeStyle;
  /** See sameType. */
  open: ReadonlySet<string>;
  /** Which files are modules: as without one, when it is left out. */
  tsconfig?: TsConfig | null;
}

/** @param wanted what this file is to hold; members of ours that are not among it go */
export function patchTypes(
  path: string,
  before: string,
  wanted: Interface[],
  options: PatchOptions,
): TypesPatch {
  const tree = parseSource(path, before);
  const layout = typesLayout(tree, options.style);
  const snippet = (interfaces: Interface[]) =>
    interfacesText(interfaces, "", layout).join(layout.newline + layout.newline);
  const refusal = (error: { line: number; message: string }, what: string): TypesPatch => {
    const reason = `${what} (${error.message})`;
    return { source: before, left: [{ reason, line: error.line, snippet: snippet(wanted) }] };
  };
  const [error] = parseErrors(path, before);
  if (error) return refusal(error, "does not parse");
  const project = { tsconfig: options.tsconfig ?? null };
  const declared = readDeclarations(tree, project);
  const shadowed = shadowedNames(tree, project);
  const work = globalInterfaces.map((name) => {
    const members = wanted.find((one) => one.name === name)?.members ?? [];
    return compareInterface(tree, declared, { name, members }, { open: options.open, shadowed });
  });
  const reduced = reduce(tree, declared, work, layout);
  const source = extend({ path, text: reduced }, project, work, layout);
  const [broken] = parseErrors(path, source);
  if (broken) return refusal(broken, "would not parse after the change");
  const left = work.flatMap(({ name, left: problems }) =>
    problems.map(({ members, line, reason }) => ({ line, reason, snippet: snippet([{ name, members }]) })),
  );
  return { source: wanted.length > 0 ? withExport(path, source, layout, project) : source, left };
}

/** What is there changes its type, or goes. */
function reduce(
  tree: SourceFile,
  { interfaces }: Declarations,
  work: InterfaceWork[],
  layout: TypesLayout,
): string {
  const text = new MagicString(tree.text);
  for (const { name, change, keep, remove, add } of work) {
    for (const { there, wanted } of keep) remarkMember(text, tree, there, wanted.mark, layout);
    for (const one of change) changeMember(text, tree, one, { of: name, layout });
    const declarations = interfaces.filter((one) => one.name.text === name);
    const empty = declarations.filter(
      // New members join the first.
      (one) => isAllOurs(tree, one, remove) && !(one === declarations[0] && add.length > 0),
    );
    for (const member of remove) {
      if (!empty.some((one) => one === member.node.parent)) removeMember(text, tree, member);
    }
    for (const one of empty) removeInterface(text, tree, one);
  }
  return text.toString();
}

/** What is missing joins. */
function extend(
  { path, text }: { path: string; text: string },
  project: Pick<Project, "tsconfig">,
  work: InterfaceWork[],
  layout: TypesLayout,
): string {
  let source = text;
  for (const { name, isNew, add } of work) {
    const tree = parseSource(path, source);
    const declaration = readDeclarations(tree, project).interfaces.find((one) => one.name.text === name);
    if (!isNew && declaration && add.length > 0) source = addMembers(tree, declaration, add, layout);
  }
  const added = work.filter(({ isNew }) => isNew).map(({ name, add }) => ({ name, members: add }));
  if (added.length === 0) return source;
  const tree = parseSource(path, source);
  return addInterfaces(tree, readDeclarations(tree, project).home, added, layout);
}
