// Which of Clerk's global interfaces does a file declare, and which of its declarations have no effect?
import { globalInterfaces } from "../../claims/global-interfaces.ts";
import { isModule } from "../../claims/is-module.ts";
import { lineOf, type SourceFile, ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";

export interface Declarations {
  /** Those that the compiler merges with Clerk's own, in order. */
  interfaces: ts.InterfaceDeclaration[];
  /** Where new interfaces go: a `declare global` block, the file itself when all of it is global, or a new block. */
  home: ts.ModuleBlock | "file" | "new-block";
  /** `declare global` counts in modules only: this file needs an `export {}`, which would change nothing else in it. */
  needsExport: boolean;
  /** Declarations in vain. */
  dead: { name: string; line: number; reason: string }[];
}

/** @param project whose compiler settings say which files are modules */
export function readDeclarations(
  tree: SourceFile,
  { tsconfig }: Pick<Project, "tsconfig"> = { tsconfig: null },
): Declarations {
  const isOne = isModule(tree, tsconfig);
  const blocks = tree.statements.flatMap(globalBlock);
  const isAllGlobal = tree.statements.length > 0 && blocks.length === tree.statements.length;
  const needsExport = !isOne && isAllGlobal;
  const counts = isOne || isAllGlobal;
  const scopes = counts ? blocks.map(({ statements }) => statements) : [tree.statements];
  const ofClerk = (statement: ts.Statement): statement is ts.InterfaceDeclaration =>
    ts.isInterfaceDeclaration(statement) && globalInterfaces.includes(statement.name.text);
  const interfaces = scopes.flatMap((statements) => statements.filter(ofClerk));
  const [block] = blocks;
  return {
    interfaces,
    home: counts ? (interfaces.map(blockAround).find(Boolean) ?? block ?? "new-block") : "file",
    needsExport,
    dead: [
      ...(counts ? [] : blocks.flatMap((one) => one.statements.filter(ofClerk)).map(inVain(noModule))),
      ...scopes.flatMap((statements) => statements.filter(isAlias)).map(inVain(aliasReason)),
      ...tree.statements.flatMap(augmentation).filter(ofClerk).map(inVain(augmentationReason)),
    ],
  };

  function inVain(reason: string) {
    return ({ name }: ts.InterfaceDeclaration | ts.TypeAliasDeclaration) => ({
      name: name.text,
      line: lineOf(tree, name),
      reason,
    });
  }
}

const noModule = "declare global has no effect in a file without import or export";
const aliasReason = "TypeScript ignores a type alias where Clerk declares an interface of that name";
const augmentationReason = "declare module does not reach Clerk's interfaces: they are global";

function globalBlock(statement: ts.Statement): ts.ModuleBlock[] {
  const isGlobal =
    ts.isModuleDeclaration(statement) && (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
  return isGlobal && statement.body && ts.isModuleBlock(statement.body) ? [statement.body] : [];
}

const blockAround = ({ parent }: ts.InterfaceDeclaration) => (ts.isModuleBlock(parent) ? parent : undefined);

function isAlias(statement: ts.Statement): statement is ts.TypeAliasDeclaration {
  return ts.isTypeAliasDeclaration(statement) && globalInterfaces.includes(statement.name.text);
}

function augmentation(statement: ts.Statement): ts.Statement[] {
  if (!ts.isModuleDeclaration(statement) || !ts.isStringLiteral(statement.name)) return [];
  const isClerks = statement.name.text.startsWith("@clerk/");
  return isClerks && statement.body && ts.isModuleBlock(statement.body) ? [...statement.body.statements] : [];
}
