// Gives a gate the `config.matcher` it lacks: without one it runs for every file of the build as well.
import type MagicString from "magic-string";
import { type SourceFile, ts } from "../../syntax.ts";

/** The `matcher` of `export const config`, or null. */
export function matcherOf(tree: SourceFile): ts.Expression | null {
  const config = configObject(tree);
  if (!config) return null;
  for (const property of config.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText(tree) === "matcher")
      return property.initializer;
  }
  return null;
}

/** `statement` is the complete `export const config = …` of a generated gate, `matcher` the value in it. */
export function addMatcherConfig(
  source: MagicString,
  tree: SourceFile,
  generated: { statement: string; matcher: string },
  newline: string,
): void {
  if (matcherOf(tree)) return;
  const config = configObject(tree);
  if (config) {
    const at = config.getStart(tree) + 1;
    // What stood behind the brace moves to a line of its own.
    const rest = /^[ \t]*\r?\n/.test(tree.text.slice(at)) ? "" : `${newline} `;
    source.appendLeft(at, `${newline}  matcher: ${generated.matcher},${rest}`);
  }
  if (!config && !exportsConfig(tree)) {
    const gap = tree.text.endsWith("\n") ? newline : newline + newline;
    source.append(gap + generated.statement + newline);
  }
}

function configObject(tree: SourceFile): ts.ObjectLiteralExpression | null {
  for (const { name, initializer } of exportedVariables(tree)) {
    if (!ts.isIdentifier(name) || name.text !== "config" || !initializer) continue;
    const value =
      ts.isAsExpression(initializer) || ts.isSatisfiesExpression(initializer)
        ? initializer.expression
        : initializer;
    if (ts.isObjectLiteralExpression(value)) return value;
  }
  return null;
}

function exportsConfig(tree: SourceFile): boolean {
  const reExports = tree.statements.some(
    (statement) =>
      ts.isExportDeclaration(statement) && /\bconfig\b/.test(statement.exportClause?.getText(tree) ?? ""),
  );
  return reExports || exportedVariables(tree).some(({ name }) => name.getText(tree) === "config");
}

function exportedVariables(tree: SourceFile): ts.VariableDeclaration[] {
  return tree.statements
    .filter(ts.isVariableStatement)
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
}
