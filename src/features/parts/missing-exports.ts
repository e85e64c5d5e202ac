// Would a new file find what it imports? An app may hold a different file where ours would stand.
import { ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";

/** A sentence that says what is missing, or null when the file is not there yet or exports every name. */
export function missingExports(
  project: Pick<Project, "parse">,
  path: string,
  names: string[],
): string | null {
  const file = project.parse(path);
  if (!file) return null;
  const exported = new Set(file.statements.flatMap(exportedNames));
  // `export *` may bring the names along; the compiler will say if it does not.
  if (exported.has("*")) return null;
  const missing = names.filter((name) => !exported.has(name));
  return missing.length > 0
    ? `needs ${missing.join(" and ")} from ${path}, which is another file here`
    : null;
}

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement)) {
    if (!statement.exportClause) return ["*"];
    return ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map((element) => element.name.text)
      : [statement.exportClause.name.text];
  }
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  }
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}
