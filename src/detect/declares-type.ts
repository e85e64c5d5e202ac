// Is a name that a module exports in a list only a type? `export { Input }` does not say so itself.
import { type SourceFile, ts } from "../syntax.ts";
import type { ModuleFacts } from "./module-facts.ts";

interface Place {
  path: string;
  file: SourceFile;
  /** As the file itself, or the module it takes it from, calls it. */
  name: string;
  /** Of `export { … } from "…"`. */
  specifier: string | null;
}

/** In doubt it is a value. `depth` ends circles. */
export function declaresType(facts: ModuleFacts, place: Place, depth: number = 0): boolean {
  if (depth > 10) return false;
  const { path, file, name, specifier } = place;
  if (specifier !== null) return isTypeIn(facts, path, specifier, name, depth);
  let isType = false;
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      isType ||= statement.name.text === name;
    } else if (ts.isVariableStatement(statement)) {
      const { declarations } = statement.declarationList;
      if (declarations.some((one) => ts.isIdentifier(one.name) && one.name.text === name)) return false;
    } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      if (statement.name?.text === name) return false;
    } else if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const clause = statement.importClause;
      const bindings = clause?.namedBindings;
      if (!bindings || !ts.isNamedImports(bindings)) continue;
      const element = bindings.elements.find((one) => one.name.text === name);
      if (!element) continue;
      if (clause.isTypeOnly || element.isTypeOnly) return true;
      const original = (element.propertyName ?? element.name).text;
      return isTypeIn(facts, path, statement.moduleSpecifier.text, original, depth);
    }
  }
  return isType;
}

function isTypeIn(facts: ModuleFacts, from: string, specifier: string, name: string, depth: number): boolean {
  const path = name === "default" ? null : facts.follow(from, specifier);
  const file = path === null ? null : facts.tree.parse(path);
  if (path === null || !file) return false;
  const listed = listedAs(file, name);
  if (listed?.isType) return true;
  return declaresType(
    facts,
    { path, file, name: listed?.original ?? name, specifier: listed?.specifier ?? null },
    depth + 1,
  );
}

/** What `export { original as name }` says, with or without a module. */
function listedAs(file: SourceFile, name: string) {
  for (const statement of file.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause) continue;
    if (!ts.isNamedExports(statement.exportClause)) continue;
    const element = statement.exportClause.elements.find((one) => one.name.text === name);
    if (!element) continue;
    const module = statement.moduleSpecifier;
    return {
      isType: statement.isTypeOnly || element.isTypeOnly,
      original: (element.propertyName ?? element.name).text,
      specifier: module && ts.isStringLiteral(module) ? module.text : null,
    };
  }
  return null;
}
