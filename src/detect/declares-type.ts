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
  if (name === "default") return false;
  const path = facts.follow(from, specifier);
  const text = path === null ? null : facts.tree.peek(path);
  // Most lists name functions only: their modules are not parsed for this.
  if (path === null || !text || !/\b(interface|type)\b/.test(text)) return false;
  const file = facts.tree.parse(path);
  if (!file) return false;
  const listed = file.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) &&
    statement.exportClause &&
    ts.isNamedExports(statement.exportClause) &&
    statement.moduleSpecifier &&
    ts.isStringLiteral(statement.moduleSpecifier)
      ? statement.exportClause.elements
          .filter((element) => element.name.text === name)
          .map((element) => ({
            isType: statement.isTypeOnly || element.isTypeOnly,
            original: (element.propertyName ?? element.name).text,
            module: (statement.moduleSpecifier as ts.StringLiteral).text,
          }))
      : [],
  );
  const [again] = listed;
  if (again?.isType) return true;
  return declaresType(
    facts,
    { path, file, name: again?.original ?? name, specifier: again?.module ?? null },
    depth + 1,
  );
}
