// Is there something in the gate file that looks like a config and is none for Next.js? `export const matcherConfig = …`,
// `export { config }`, `const config = …` that is not exported: they limit nothing.
import { lineOf, type SourceFile, ts } from "../../syntax.ts";

export function ignoredConfig(tree: SourceFile): { line: number; reason: string } | null {
  for (const statement of tree.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        if (!declaration.initializer || !hasMatcher(declaration.initializer)) continue;
        return ignored(tree, declaration, declaration.name.getText(tree));
      }
    }
    if (!ts.isExportDeclaration(statement) || !statement.exportClause) continue;
    if (!ts.isNamedExports(statement.exportClause)) continue;
    const config = statement.exportClause.elements.find(({ name }) => name.text === "config");
    if (config) return ignored(tree, config, "config");
  }
  return null;
}

function ignored(tree: SourceFile, node: ts.Node, name: string): { line: number; reason: string } {
  const reason = `Next.js reads \`export const config = …\` only; \`${name}\` is ignored and the gate runs on every path.`;
  return { line: lineOf(tree, node), reason };
}

function hasMatcher(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return hasMatcher(node.expression);
  return (
    ts.isObjectLiteralExpression(node) &&
    node.properties.some(({ name }) => name && ts.isIdentifier(name) && name.text === "matcher")
  );
}
