// Which file gets which interfaces? An app may declare Clerk's globals in several files: each keeps its own.
import type { Config } from "../../config.ts";
import { compilerOrder } from "../../edits/types/compiler-order.ts";
import { type Declarations, readDeclarations } from "../../edits/types/declarations.ts";
import type { Interface } from "../../edits/types/interface.ts";
import { isRead } from "../../edits/types/is-read.ts";
import { namedMembers } from "../../edits/types/named-members.ts";
import type { SourceFile } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import { usualPlaces } from "./place-types.ts";

export interface Share {
  path: string;
  interfaces: Interface[];
}

interface TypesFile {
  path: string;
  tree: SourceFile;
  declarations: Declarations;
}

/** Empty when no file of the app can take them. */
export function shareInterfaces(
  project: Project,
  typesFile: Config["typesFile"],
  wanted: Interface[],
): Share[] {
  const files = typesFiles(project, typesFile);
  const home =
    files.find(({ path }) => path === typesFile) ??
    files.find(({ path }) => path === project.typesFile) ??
    files[0];
  if (!home) return [];
  const shares = files.map(({ path }): Share => ({ path, interfaces: [] }));
  for (const { name, members } of wanted) {
    const holders = files.filter((file) => declares(file, name));
    const heir = holders[0] ?? files.find((file) => declaresInVain(file, name)) ?? home;
    for (const member of members) {
      const owner = holders.find((file) => memberNames(file, name).includes(member.name)) ?? heir;
      const share = shares.find(({ path }) => path === owner.path);
      const there = share?.interfaces.find((one) => one.name === name);
      if (there) there.members.push(member);
      else share?.interfaces.push({ name, members: [member] });
    }
  }
  return shares;
}

/** Those the compiler reads, in its order: the files that declare something, and empty ones that wait for it. */
function typesFiles(project: Project, typesFile: Config["typesFile"]): TypesFile[] {
  const places = usualPlaces(project, typesFile);
  const known = [...new Set([...project.typesFiles, ...places])];
  return compilerOrder(project, known).flatMap((path) => {
    const tree = project.parse(path);
    if (!tree || !isRead(project, path)) return [];
    const declarations = readDeclarations(tree);
    const isKnown = path === typesFile || project.typesFiles.includes(path);
    const takesPart = isKnown || declarations.dead.length > 0 || isEmptied(tree);
    return takesPart ? [{ path, tree, declarations }] : [];
  });
}

/** What is left of a file of ours when nothing was configured any more: `declare global {}` and `export {}`. */
function isEmptied(tree: SourceFile): boolean {
  const { home } = readDeclarations(tree);
  return typeof home !== "string" && home.statements.length === 0 && tree.statements.length <= 2;
}

const declares = ({ declarations }: TypesFile, name: string) =>
  declarations.interfaces.some((one) => one.name.text === name);

const declaresInVain = ({ declarations }: TypesFile, name: string) =>
  declarations.dead.some((one) => one.name === name);

function memberNames({ tree, declarations }: TypesFile, name: string): string[] {
  return declarations.interfaces
    .filter((one) => one.name.text === name)
    .flatMap((one) => namedMembers(one, tree).map((member) => member.name));
}
