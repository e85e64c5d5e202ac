// Where does a name in this file come from? Local name -> module specifier and exported name.
import { type SourceFile, ts } from "../syntax.ts";

export interface ImportedName {
  specifier: string;
  /** `default`, `*` for a namespace, else the name the module exports. */
  exported: string;
}

export function findImports(file: SourceFile): Map<string, ImportedName> {
  const names = new Map<string, ImportedName>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const clause = statement.importClause;
    if (!clause || clause.isTypeOnly) continue;
    const specifier = statement.moduleSpecifier.text;
    if (clause.name) names.set(clause.name.text, { specifier, exported: "default" });
    const bindings = clause.namedBindings;
    if (!bindings) continue;
    if (ts.isNamespaceImport(bindings)) names.set(bindings.name.text, { specifier, exported: "*" });
    else {
      for (const element of bindings.elements) {
        if (element.isTypeOnly) continue;
        names.set(element.name.text, { specifier, exported: (element.propertyName ?? element.name).text });
      }
    }
  }
  return names;
}
