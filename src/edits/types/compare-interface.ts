// What has to happen to one interface of a file, so that it says what is configured?
import { type SourceFile, ts } from "../../syntax.ts";
import { changeProblem } from "./change-member.ts";
import type { Declarations } from "./declarations.ts";
import type { Interface, Member } from "./interface.ts";
import { type NamedMember, namedMembers } from "./named-members.ts";
import { sameMember } from "./same-member.ts";

export interface InterfaceWork {
  name: string;
  /** The file declares none of that name yet. */
  isNew: boolean;
  add: Member[];
  change: { there: NamedMember; wanted: Member }[];
  /** Members of ours with the right type, whose mark may have to follow. */
  keep: { there: NamedMember; wanted: Member }[];
  /** Members of ours that nothing asks for. */
  remove: NamedMember[];
  /** What only the file's owner can do. */
  left: { reason: string; line: number; members: Member[] }[];
}

export function compareInterface(
  tree: SourceFile,
  { interfaces, dead }: Declarations,
  { name, members }: Interface,
  open: ReadonlySet<string>,
): InterfaceWork {
  const work: InterfaceWork = { name, isNew: false, add: [], change: [], keep: [], remove: [], left: [] };
  const declarations = interfaces.filter((one) => one.name.text === name);
  if (declarations.length === 0) {
    const vain = dead.find((one) => one.name === name);
    if (vain && members.length > 0) work.left.push({ reason: vain.reason, line: vain.line, members });
    else if (members.length > 0) Object.assign(work, { isNew: true, add: members });
    return work;
  }
  const declared = declarations.flatMap((declaration) => namedMembers(declaration, tree));
  // The first declaration of a property wins, as it does in the compiler.
  const first = (wanted: string) => declared.find((one) => one.name === wanted);
  const parent = declarations.find((declaration) => declaration.heritageClauses);
  const isSame = (wanted: Member) => {
    const there = first(wanted.name);
    return there !== undefined && sameMember(wanted, there, { tree, of: name, open });
  };
  if (parent) {
    const differing = members.filter((member) => !isSame(member));
    const reason = `${name} extends another type, which may hold these members`;
    if (differing.length > 0) work.left.push({ reason, line: lineOf(tree, parent), members: differing });
    return work;
  }
  work.remove = declared.filter((one) => one.mark && !members.some((member) => first(member.name) === one));
  for (const wanted of members) {
    const there = first(wanted.name);
    if (!there) work.add.push(wanted);
    else if (isSame(wanted)) {
      if (there.mark) work.keep.push({ there, wanted });
    } else {
      const problem = changeProblem(there, tree);
      if (!problem) work.change.push({ there, wanted });
      else {
        const reason = `${name}.${wanted.name} ${problem}, so its owner has to change it`;
        work.left.push({ reason, line: lineOf(tree, there.node), members: [wanted] });
      }
    }
  }
  return work;
}

const lineOf = (tree: SourceFile, node: ts.Node) =>
  ts.getLineAndCharacterOfPosition(tree, node.getStart(tree)).line + 1;
