// What does a module export as values, and where? Every form: functions, constants, destructuring, lists,
// re-exports, `export *` one level deep. Types are left out.
import { lineOf, type SourceFile, ts } from "../syntax.ts";
import type { ResolveModule } from "./resolve-module.ts";
import type { SourceTree } from "./source-tree.ts";

export interface ExportedName {
  name: string;
  /** 1-based, of the declaration where it stands in the same file, else of the export. */
  line: number;
}

export function findExports(tree: SourceTree, resolve: ResolveModule, path: string): ExportedName[] {
  const file = tree.parse(path);
  if (!file) return [];
  const found: ExportedName[] = ownExports(file);
  for (const statement of file.statements) {
    if (!isStar(statement)) continue;
    const target = resolve(path, statement.moduleSpecifier.text);
    const targetFile = target === null ? null : tree.parse(target);
    if (!targetFile) continue;
    const line = lineOf(file, statement);
    for (const { name } of ownExports(targetFile)) {
      if (name !== "default") found.push({ name, line });
    }
  }
  // A module's own export wins over one that `export *` brings.
  return found.filter((entry, index) => found.findIndex(({ name }) => name === entry.name) === index);
}

function ownExports(file: SourceFile): ExportedName[] {
  const locals = declaredLines(file);
  const found: ExportedName[] = [];
  for (const statement of file.statements) {
    if (ts.isExportAssignment(statement)) {
      if (!statement.isExportEquals) found.push({ name: "default", line: lineOf(file, statement) });
    } else if (ts.isExportDeclaration(statement)) {
      if (statement.isTypeOnly || !statement.exportClause) continue;
      if (ts.isNamespaceExport(statement.exportClause)) {
        found.push({ name: statement.exportClause.name.text, line: lineOf(file, statement) });
        continue;
      }
      for (const element of statement.exportClause.elements) {
        if (element.isTypeOnly) continue;
        const local = statement.moduleSpecifier
          ? undefined
          : locals.get((element.propertyName ?? element.name).text);
        found.push({ name: element.name.text, line: local ?? lineOf(file, element) });
      }
    } else if (isExported(statement)) {
      if (ts.isVariableStatement(statement)) {
        for (const declaration of statement.declarationList.declarations) {
          found.push(
            ...boundNames(declaration.name).map((name) => ({ name: name.text, line: lineOf(file, name) })),
          );
        }
      } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
        const isDefault = statement.modifiers?.some(
          (modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword,
        );
        const name = isDefault ? "default" : statement.name?.text;
        if (name) found.push({ name, line: lineOf(file, statement) });
      }
    }
  }
  return found;
}

function declaredLines(file: SourceFile): Map<string, number> {
  const lines = new Map<string, number>();
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        for (const name of boundNames(declaration.name)) lines.set(name.text, lineOf(file, name));
      }
    } else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) {
      lines.set(statement.name.text, lineOf(file, statement));
    }
  }
  return lines;
}

function boundNames(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : boundNames(element.name),
  );
}

function isExported(statement: ts.Statement): boolean {
  if (!ts.canHaveModifiers(statement)) return false;
  const kinds = ts.getModifiers(statement)?.map((modifier) => modifier.kind) ?? [];
  return kinds.includes(ts.SyntaxKind.ExportKeyword) && !kinds.includes(ts.SyntaxKind.DeclareKeyword);
}

function isStar(
  statement: ts.Statement,
): statement is ts.ExportDeclaration & { moduleSpecifier: ts.StringLiteral } {
  return (
    ts.isExportDeclaration(statement) &&
    !statement.exportClause &&
    !statement.isTypeOnly &&
    statement.moduleSpecifier !== undefined &&
    ts.isStringLiteral(statement.moduleSpecifier)
  );
}
