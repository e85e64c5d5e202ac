// Adds functions, with what they import, to the end of a module that exists. What the file has is left as it is.
import MagicString from "magic-string";
import { parseSource, type SourceFile, ts } from "../syntax.ts";
import type { EditResult, Project } from "../types.ts";
import { addImport } from "./add-import.ts";
import { readBindings } from "./gate/bindings.ts";
import { importsName, namedImports } from "./named-imports.ts";
import { sameCode } from "./same-code.ts";
import { sourceStyle } from "./source-style.ts";

/** @param generated a whole module: its imports are merged, its other statements go to the end */
export function appendStatements(
  path: string,
  before: string,
  generated: string,
  { style }: Pick<Project, "style">,
): EditResult {
  const tree = parseSource(path, before);
  const addition = parseSource(path, generated);
  const statements = addition.statements.filter(
    (statement) => !ts.isImportDeclaration(statement) && !isDirective(statement),
  );
  const isThere = (statement: ts.Statement) =>
    tree.statements.some((one) => sameCode(path, one.getText(tree), statement.getText(addition)));
  if (statements.every(isThere)) return { kind: "unchanged" };

  const manual = (reason: string): EditResult => ({ kind: "manual", reason, snippet: generated });
  const taken = new Set(tree.statements.flatMap(declaredNames));
  const twice = statements.flatMap(declaredNames).filter((name) => taken.has(name));
  if (twice.length > 0) return { kind: "skipped", reason: `declares ${twice.join(" and ")} already` };

  const { imports, names } = readBindings(tree);
  const source = new MagicString(before);
  const own = sourceStyle(tree, style);
  for (const { module, name } of importedNames(addition)) {
    // `import * as z from "zod"` is as good.
    if (imports.get(name)?.module === module) continue;
    if (names.has(name) && !importsName(tree, module, name)) {
      return manual(`${path} uses the name ${name} for something else`);
    }
    addImport(source, tree, { module, names: [name] }, own);
  }
  const [first] = statements;
  const text = first ? generated.slice(first.getFullStart()).trim() : "";
  source.append(`${before.endsWith("\n") ? "" : own.newline}${own.newline}${text}${own.newline}`);
  return { kind: "changed", source: source.toString() };
}

/** Does the module start with 'use server'? Directives are the string statements before all others. */
export function isServerModule(tree: SourceFile): boolean {
  for (const statement of tree.statements) {
    if (!isDirective(statement)) return false;
    if (statement.expression.text === "use server") return true;
  }
  return false;
}

function isDirective(
  statement: ts.Statement,
): statement is ts.ExpressionStatement & { expression: ts.StringLiteral } {
  return ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
}

function importedNames(tree: SourceFile): { module: string; name: string }[] {
  const modules = tree.statements
    .filter(ts.isImportDeclaration)
    .flatMap(({ moduleSpecifier }) => (ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : []));
  return modules.flatMap((module) =>
    namedImports(tree, module).flatMap(({ named }) =>
      named.elements.map((element) => ({ module, name: element.name.text })),
    ),
  );
}

/** Types as well, and what the module passes on under the name. */
function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  }
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    return clause && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [];
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}
