// Which `import { … }` of a module does a file hold, type-only ones included?
import { type SourceFile, ts } from "../syntax.ts";

interface NamedImport {
  clause: ts.ImportClause;
  named: ts.NamedImports;
}

export function namedImports(tree: SourceFile, module: string): NamedImport[] {
  return tree.statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
    const named = importClause?.namedBindings;
    const isFrom = ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === module;
    return isFrom && named && ts.isNamedImports(named) ? [{ clause: importClause, named }] : [];
  });
}

/** Does the file know the module's export by its own name, as a value or as a type? */
export function importsName(tree: SourceFile, module: string, name: string): boolean {
  return namedImports(tree, module).some(({ named }) =>
    named.elements.some((each) => each.name.text === name && (each.propertyName ?? each.name).text === name),
  );
}
