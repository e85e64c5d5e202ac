// What does a module export, and under which names?
import { ts } from "../../syntax.ts";
import type { Exported, ModuleExports } from "./module-index.ts";
import { namesIn } from "./names-in.ts";
import type { Module } from "./scope.ts";

export function readExports({ tree }: Module): ModuleExports {
  const named = new Map<string, Exported>();
  const stars: string[] = [];
  for (const statement of tree.statements) {
    if (ts.isExportAssignment(statement)) {
      named.set("default", { kind: "expression", node: statement.expression });
    } else if (ts.isExportDeclaration(statement)) readExportList(statement, named, stars);
    else if (ts.isExpressionStatement(statement)) readCommonJs(statement.expression, named);
    else if (ts.canHaveModifiers(statement)) readExportedStatement(statement, named);
  }
  return { named, stars };
}

function readExportList(
  statement: ts.ExportDeclaration,
  named: Map<string, Exported>,
  stars: string[],
): void {
  if (statement.isTypeOnly) return;
  const { exportClause, moduleSpecifier } = statement;
  const specifier = moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : null;
  if (!exportClause) {
    if (specifier !== null) stars.push(specifier);
    return;
  }
  if (ts.isNamespaceExport(exportClause)) {
    if (specifier !== null) named.set(exportClause.name.text, { kind: "from", specifier, name: "*" });
    return;
  }
  for (const { name, propertyName, isTypeOnly } of exportClause.elements) {
    if (isTypeOnly) continue;
    const local = (propertyName ?? name).text;
    named.set(
      name.text,
      specifier === null ? { kind: "local", name: local } : { kind: "from", specifier, name: local },
    );
  }
}

function readExportedStatement(statement: ts.Statement, named: Map<string, Exported>): void {
  const kinds = ts.canHaveModifiers(statement)
    ? (ts.getModifiers(statement)?.map(({ kind }) => kind) ?? [])
    : [];
  if (!kinds.includes(ts.SyntaxKind.ExportKeyword)) return;
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) {
      for (const name of namesIn(declaration.name)) named.set(name, { kind: "local", name });
    }
  } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    const isOverload = ts.isFunctionDeclaration(statement) && !statement.body;
    if (isOverload) return;
    if (kinds.includes(ts.SyntaxKind.DefaultKeyword)) {
      named.set("default", { kind: "expression", node: statement });
    } else if (statement.name) named.set(statement.name.text, { kind: "local", name: statement.name.text });
  } else if (ts.isEnumDeclaration(statement)) {
    named.set(statement.name.text, { kind: "local", name: statement.name.text });
  }
}

/** `module.exports = x`, `exports.a = y`, `module.exports.a = y`. */
function readCommonJs(node: ts.Expression, named: Map<string, Exported>): void {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
  const left = node.left.getText();
  if (left === "module.exports") {
    named.set("default", { kind: "expression", node: node.right });
    named.set("module.exports", { kind: "expression", node: node.right });
  }
  const member = /^(?:module\.)?exports\.(\w+)$/.exec(left)?.[1];
  if (member) named.set(member, { kind: "expression", node: node.right });
}
