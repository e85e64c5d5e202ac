// What does a module export as values, and where? Every form: functions, constants, destructuring, lists, re-exports,
// `export *` however deep, CommonJS. Types are left out.
import { lineOf, type SourceFile, ts } from "../syntax.ts";
import { commonJsExports } from "./commonjs-exports.ts";
import { declaresType } from "./declares-type.ts";
import type { ModuleFacts } from "./module-facts.ts";

export interface ExportedName {
  name: string;
  /** 1-based, of the declaration where it stands in the same file, else of the export. */
  line: number;
  /** What it is declared as, or is given, where that stands in the same file. */
  value: ts.Node | null;
}

/** A module's own export wins over one that `export *` brings. `seen` ends circles. */
export function findExports(facts: ModuleFacts, path: string, seen: Set<string> = new Set()): ExportedName[] {
  const file = facts.tree.parse(path);
  if (!file || seen.has(path)) return [];
  seen.add(path);
  const found = new Map<string, ExportedName>();
  const add = (entry: ExportedName) => {
    if (!found.has(entry.name)) found.set(entry.name, entry);
  };
  for (const entry of [...ownExports(facts, path, file), ...commonJsExports(file)]) add(entry);
  for (const statement of file.statements) {
    if (!isStar(statement)) continue;
    const target = facts.follow(path, statement.moduleSpecifier.text);
    if (target === null) continue;
    const line = lineOf(file, statement);
    for (const { name } of findExports(facts, target, seen))
      if (name !== "default") add({ name, line, value: null });
  }
  return [...found.values()];
}

function ownExports(facts: ModuleFacts, path: string, file: SourceFile): ExportedName[] {
  const found: ExportedName[] = [];
  let locals: Map<string, ts.Node> | null = null;
  for (const statement of file.statements) {
    if (ts.isExportAssignment(statement)) {
      found.push({ name: "default", line: lineOf(file, statement), value: statement.expression });
    } else if (ts.isExportDeclaration(statement)) {
      const { exportClause: clause, moduleSpecifier: module } = statement;
      if (statement.isTypeOnly || !clause) continue;
      if (ts.isNamespaceExport(clause)) {
        found.push({ name: clause.name.text, line: lineOf(file, statement), value: null });
        continue;
      }
      locals ??= declaredNames(file);
      for (const element of clause.elements) {
        const own = (element.propertyName ?? element.name).text;
        const specifier = module && ts.isStringLiteral(module) ? module.text : null;
        if (element.isTypeOnly || declaresType(facts, { path, file, name: own, specifier })) continue;
        const local = module ? undefined : locals.get(own);
        const value = (local && ts.isIdentifier(local) ? givenTo(local) : local) ?? null;
        found.push({ name: element.name.text, line: lineOf(file, local ?? element), value });
      }
    } else if (isExported(statement)) {
      if (ts.isVariableStatement(statement)) {
        for (const name of statement.declarationList.declarations.flatMap((one) => boundNames(one.name)))
          found.push({ name: name.text, line: lineOf(file, name), value: givenTo(name) });
      } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
        const isDefault = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
        const name = isDefault ? "default" : statement.name?.text;
        if (name) found.push({ name, line: lineOf(file, statement), value: statement });
      }
    }
  }
  return found;
}

/** Functions and classes by their statement, variables by the name that binds them. */
function declaredNames(file: SourceFile): Map<string, ts.Node> {
  const names = new Map<string, ts.Node>();
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const name of statement.declarationList.declarations.flatMap((one) => boundNames(one.name)))
        names.set(name.text, name);
    } else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) {
      names.set(statement.name.text, statement);
    }
  }
  return names;
}

/** What a variable is given; nothing where it is taken out of something. */
function givenTo({ parent }: ts.Identifier): ts.Node | null {
  return ts.isVariableDeclaration(parent) ? (parent.initializer ?? null) : null;
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
