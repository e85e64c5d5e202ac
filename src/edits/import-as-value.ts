// Turns the import of a name that is there for its type only into one of a value; other names of that import stay types.
import type MagicString from "magic-string";
import { type SourceFile, ts } from "../syntax.ts";

/** Answers whether there was one; a second import of the name would be a duplicate. */
export function importAsValue(
  source: MagicString,
  tree: SourceFile,
  wanted: { module: string; name: string },
): boolean {
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) || !statement.importClause) continue;
    const { importClause: clause, moduleSpecifier } = statement;
    const bindings = clause.namedBindings;
    if (!ts.isStringLiteral(moduleSpecifier) || moduleSpecifier.text !== wanted.module) continue;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const element = bindings.elements.find((one) => one.name.text === wanted.name && !one.propertyName);
    if (!element || !(element.isTypeOnly || clause.isTypeOnly)) continue;
    if (element.isTypeOnly) removeType(source, element.getStart(tree));
    if (clause.isTypeOnly) {
      removeType(source, clause.getStart(tree));
      for (const other of bindings.elements) {
        if (other !== element) source.appendLeft(other.getStart(tree), "type ");
      }
    }
    return true;
  }
  return false;
}

function removeType(source: MagicString, start: number): void {
  const length = /^type\s+/.exec(source.original.slice(start))?.[0].length ?? 0;
  if (length > 0) source.remove(start, start + length);
}
