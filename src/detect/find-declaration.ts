// Which piece of code does an export of a module stand for? Lists, re-exports and barrels are followed to the file that has it.
import { type SourceFile, ts } from "../syntax.ts";
import { findImports } from "./find-imports.ts";
import type { AppFacts } from "./module-facts.ts";

export interface Declaration {
  file: string;
  node: ts.Node;
}

type Facts = Pick<AppFacts, "tree" | "resolve">;

/** Null for what comes from a package, or is exported in a way that is not read here. `seen` ends circles of barrels. */
export function findDeclaration(
  facts: Facts,
  file: string,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): Declaration | null {
  const tree = facts.tree.parse(file);
  if (!tree || seen.has(file)) return null;
  const passed = new Set([...seen, file]);
  const from = (module: string, exported: string) => {
    const target = facts.resolve(file, module);
    return target === null ? null : findDeclaration(facts, target, exported, passed);
  };
  const stars: string[] = [];
  for (const statement of tree.statements) {
    if (ts.isExportAssignment(statement)) {
      if (name === "default" && !statement.isExportEquals) return { file, node: statement.expression };
    } else if (ts.isExportDeclaration(statement)) {
      const module = specifierOf(statement);
      if (statement.isTypeOnly) continue;
      if (!statement.exportClause && module !== null) stars.push(module);
      if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) continue;
      const element = statement.exportClause.elements.find((one) => one.name.text === name);
      if (!element || element.isTypeOnly) continue;
      const own = (element.propertyName ?? element.name).text;
      if (module !== null) return from(module, own);
      const node = topLevel(tree).get(own);
      if (node) return { file, node };
      const imported = findImports(tree).get(own);
      return imported ? from(imported.specifier, imported.exported) : null;
    } else {
      const node = exportedHere(statement, name);
      if (node) return { file, node };
    }
  }
  if (name === "default") return null;
  for (const module of stars) {
    const found = from(module, name);
    if (found) return found;
  }
  return null;
}

/** Functions, classes and variables by name. */
export function topLevel(tree: SourceFile): Map<string, ts.Node> {
  const found = new Map<string, ts.Node>();
  for (const statement of tree.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        if (ts.isIdentifier(declaration.name)) found.set(declaration.name.text, declaration);
      }
    } else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) {
      found.set(statement.name.text, statement);
    }
  }
  return found;
}

function exportedHere(statement: ts.Statement, name: string): ts.Node | null {
  const kinds = ts.canHaveModifiers(statement)
    ? (ts.getModifiers(statement) ?? []).map(({ kind }) => kind)
    : [];
  if (!kinds.includes(ts.SyntaxKind.ExportKeyword)) return null;
  if (ts.isVariableStatement(statement)) {
    const { declarations } = statement.declarationList;
    return declarations.find((one) => ts.isIdentifier(one.name) && one.name.text === name) ?? null;
  }
  if (!ts.isFunctionDeclaration(statement) && !ts.isClassDeclaration(statement)) return null;
  const exported = kinds.includes(ts.SyntaxKind.DefaultKeyword) ? "default" : statement.name?.text;
  return exported === name ? statement : null;
}

function specifierOf(statement: ts.ExportDeclaration): string | null {
  const specifier = statement.moduleSpecifier;
  return specifier && ts.isStringLiteral(specifier) ? specifier.text : null;
}
