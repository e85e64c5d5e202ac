// What has to happen to one interface of a file, so that it says what is configured?
import { lineOf, type SourceFile } from "../../syntax.ts";
import { changeProblem } from "./change-member.ts";
import type { Declarations } from "./declarations.ts";
import type { Interface, Member } from "./interface.ts";
import { type NamedMember, namedMembers } from "./named-members.ts";
import { parsedType } from "./parsed-type.ts";
import { sameMember } from "./same-member.ts";
import { mentionedName } from "./shadowed-names.ts";

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

export interface Meanings {
  /** See sameType. */
  open: ReadonlySet<string>;
  /** See shadowedNames. */
  shadowed: ReadonlySet<string>;
}

export function compareInterface(
  tree: SourceFile,
  { interfaces, dead }: Declarations,
  { name, members }: Interface,
  { open, shadowed }: Meanings,
): InterfaceWork {
  const work: InterfaceWork = { name, isNew: false, add: [], change: [], keep: [], remove: [], left: [] };
  const leave = (reason: string, line: number, one: Member) => {
    const there = work.left.find((other) => other.reason === reason && other.line === line);
    if (there) there.members.push(one);
    else work.left.push({ reason, line, members: [one] });
  };
  const declarations = interfaces.filter((one) => one.name.text === name);
  const vain = declarations.length === 0 ? dead.find((one) => one.name === name) : undefined;
  const declared = declarations.flatMap((declaration) => namedMembers(declaration, tree));
  // The first declaration of a property wins, as it does in the compiler.
  const first = (wanted: string) => declared.find((one) => one.name === wanted);
  const parent = declarations.find((declaration) => declaration.heritageClauses);
  work.remove = declared.filter((one) => one.mark && !members.some((member) => first(member.name) === one));
  for (const wanted of members) {
    const there = first(wanted.name);
    const isSame = there !== undefined && sameMember(wanted, there, { tree, of: name, open });
    const node = isSame ? there.node : parsedType(wanted.type);
    const foreign = node && mentionedName(node, shadowed);
    const place = there?.node ?? declarations[0];
    const line = place ? lineOf(tree, place) : 1;
    if (vain) leave(vain.reason, vain.line, wanted);
    else if (foreign) {
      const reason = `${name}.${wanted.name} would name ${foreign}, which in this file is its own import or type and not Clerk's interface`;
      leave(reason, line, wanted);
    } else if (isSame) {
      if (there.mark) work.keep.push({ there, wanted });
    } else if (parent && !there?.mark) {
      leave(`${name} extends another type, which may hold these members`, lineOf(tree, parent), wanted);
    } else if (!there) work.add.push(wanted);
    else {
      const problem = changeProblem(there, tree, name);
      if (!problem) work.change.push({ there, wanted });
      else leave(`${name}.${wanted.name} ${problem}, so its owner has to change it`, line, wanted);
    }
  }
  work.isNew = declarations.length === 0 && work.add.length > 0;
  return work;
}
