// What is the value of a call kept as, where nothing in its file uses that?
import { type SourceFile, ts } from "../../../syntax.ts";
import { findNodes } from "./find-nodes.ts";

export function unusedName(
  tree: SourceFile,
  call: ts.CallExpression,
): { name: string; isExported: boolean } | null {
  const declaration = call.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return null;
  const own = declaration.name;
  const isUsed = findNodes(tree, ts.isIdentifier).some((use) => {
    if (use.text !== own.text || use === own) return false;
    return !(ts.isPropertyAccessExpression(use.parent) && use.parent.name === use);
  });
  return isUsed ? null : { name: own.text, isExported: isExported(declaration.parent.parent) };
}

function isExported(statement: ts.Node): boolean {
  return (
    ts.isVariableStatement(statement) &&
    (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}
