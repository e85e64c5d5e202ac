// Where does a module declare each name of its top level?
import { ts } from "../../syntax.ts";
import type { Declared, ModuleIndex } from "./module-index.ts";
import { namesIn } from "./names-in.ts";
import { noteAssignments, noteShared } from "./note-changes.ts";
import type { Module } from "./scope.ts";

export function readIndex({ tree }: Module): ModuleIndex {
  const declared = new Map<string, Declared>();
  const directives: string[] = [];
  let atStart = true;
  for (const statement of tree.statements) {
    const isDirective = ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
    if (atStart && isDirective) directives.push(statement.expression.text);
    else atStart = false;
    if (ts.isImportDeclaration(statement)) readImport(statement, declared);
    else if (ts.isFunctionDeclaration(statement) && statement.name && statement.body) {
      declared.set(statement.name.text, { kind: "function", node: statement });
    } else if (ts.isClassDeclaration(statement) && statement.name) {
      declared.set(statement.name.text, { kind: "class", node: statement });
    } else if (ts.isEnumDeclaration(statement)) {
      declared.set(statement.name.text, { kind: "enum", node: statement });
    } else if (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name)) {
      declared.set(statement.name.text, { kind: "namespace", node: statement });
    } else if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        for (const name of namesIn(declaration.name)) {
          declared.set(name, { kind: "variable", declaration, later: [], isShared: false, isMutated: false });
        }
      }
    }
  }
  for (const statement of tree.statements) {
    noteAssignments(statement, declared);
    noteShared(statement, declared);
  }
  return { declared, directives };
}

function readImport(statement: ts.ImportDeclaration, declared: Map<string, Declared>): void {
  const clause = statement.importClause;
  if (!clause || clause.isTypeOnly || !ts.isStringLiteral(statement.moduleSpecifier)) return;
  const specifier = statement.moduleSpecifier.text;
  if (clause.name) declared.set(clause.name.text, { kind: "import", specifier, name: "default" });
  const bindings = clause.namedBindings;
  if (!bindings) return;
  if (ts.isNamespaceImport(bindings)) {
    declared.set(bindings.name.text, { kind: "import", specifier, name: "*" });
    return;
  }
  for (const { name, propertyName, isTypeOnly } of bindings.elements) {
    if (isTypeOnly) continue;
    declared.set(name.text, { kind: "import", specifier, name: (propertyName ?? name).text });
  }
}
