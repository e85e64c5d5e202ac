// Which file gets which interfaces? An app may declare Clerk's globals in several files: each keeps its own.
import type { Config } from "../../config.ts";
import { declarationOrder } from "../../edits/types/declaration-order.ts";
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

export interface Shares {
  /** Files of the app that have a part in it, also when nothing is configured for them any more. */
  shares: Share[];
  /** What no file of the app can take. */
  rest: Interface[];
}

interface TypesFile {
  path: string;
  tree: SourceFile;
  declarations: Declarations;
}

export function shareInterfaces(
  project: Project,
  typesFile: Config["typesFile"],
  wanted: Interface[],
): Shares {
  const files = typesFiles(project, typesFile);
  const homes = files.filter((file) => canGrow(file, typesFile));
  const home =
    homes.find(({ path }) => path === typesFile) ??
    homes.find(({ path }) => path === project.typesFile) ??
    homes[0];
  const shares = files.map(({ path }): Share => ({ path, interfaces: [] }));
  const rest: Interface[] = [];
  for (const { name, members } of wanted) {
    const holders = files.filter((file) => declares(file, name));
    const heir = holders[0] ?? files.find((file) => declaresInVain(file, name)) ?? home;
    for (const member of members) {
      const owner = holders.find((file) => memberNames(file, name).includes(member.name)) ?? heir;
      const interfaces = shares.find(({ path }) => path === owner?.path)?.interfaces ?? rest;
      const there = interfaces.find((one) => one.name === name);
      if (there) there.members.push(member);
      else interfaces.push({ name, members: [member] });
    }
  }
  return { shares, rest };
}

/** Those the compiler reads, in its order: the files that declare something, or try to, and empty ones that wait for it. */
function typesFiles(project: Project, typesFile: Config["typesFile"]): TypesFile[] {
  const declaring = [...project.typesFiles, ...project.typesAttempts, ...(typesFile ? [typesFile] : [])];
  const known = [...new Set([...declaring, ...usualPlaces(project, typesFile)])];
  return declarationOrder(project, known).flatMap((path) => {
    const tree = project.parse(path);
    if (!tree || !isRead(project, path)) return [];
    const file = { path, tree, declarations: readDeclarations(tree, project) };
    const takesPart = declaring.includes(path) || isEmptied(file);
    return takesPart && (speaksOfClerk(file) || canGrow(file, typesFile)) ? [file] : [];
  });
}

const speaksOfClerk = ({ declarations: { interfaces, dead } }: TypesFile) =>
  interfaces.length + dead.length > 0;

/** May it get interfaces of which it has none yet? */
function canGrow(file: TypesFile, typesFile: Config["typesFile"]): boolean {
  const triesTo = file.path.endsWith(".d.ts") && speaksOfClerk(file);
  return file.path === typesFile || file.declarations.interfaces.length > 0 || triesTo || isEmptied(file);
}

/** What is left of a file of ours when nothing was configured any more: `declare global {}` and `export {}`. */
function isEmptied({ tree, declarations: { home } }: TypesFile): boolean {
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
