// Where does a module declare each name, and what does it export? Read once per file.
import { ts } from "../../syntax.ts";
import type { Module } from "./scope.ts";

export type Declared =
  | { kind: "import"; specifier: string; name: string }
  | { kind: "function"; node: ts.FunctionDeclaration }
  | { kind: "class"; node: ts.ClassDeclaration }
  | { kind: "enum"; node: ts.EnumDeclaration }
  | { kind: "namespace"; node: ts.ModuleDeclaration }
  /** `later`: statements of the module that give it another value. */
  | {
      kind: "variable";
      declaration: ts.VariableDeclaration;
      later: ts.Statement[];
      /** A function of the module assigns it: it outlives a request. */
      isShared: boolean;
      /** A function of the module adds to it or takes away from it. */
      isMutated: boolean;
    };

export interface ModuleIndex {
  declared: Map<string, Declared>;
  directives: string[];
}

type Exported =
  | { kind: "local"; name: string }
  | { kind: "from"; specifier: string; name: string }
  | { kind: "expression"; node: ts.Expression | ts.Declaration };

export interface ModuleExports {
  named: Map<string, Exported>;
  /** Specifiers of `export * from`. */
  stars: string[];
}

export function indexOf(module: Module): ModuleIndex {
  module.index ??= readIndex(module);
  return module.index;
}

export function exportsOf(module: Module): ModuleExports {
  module.exports ??= readExports(module);
  return module.exports;
}

function readIndex({ tree }: Module): ModuleIndex {
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

/** `let handler; if (x) handler = a; else handler = b;` at the top of a module. */
function noteAssignments(statement: ts.Statement, declared: Map<string, Declared>): void {
  const isPlain =
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isVariableStatement(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  if (isPlain) return;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      for (const name of assignedIn(node.left)) {
        const found = declared.get(name);
        if (found?.kind === "variable" && !found.later.includes(statement)) found.later.push(statement);
      }
    }
    const changed = changedBy(node);
    for (const name of given(node)) {
      const handed = declared.get(name);
      if (handed?.kind === "variable" && !handed.later.includes(statement)) handed.later.push(statement);
    }
    for (const [index, target] of (changed ? aliased(changed, declared) : []).entries()) {
      // Under another name: too much to follow.
      if (index > 0) target.isMutated = true;
      else if (!target.later.includes(statement)) target.later.push(statement);
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
}

/** `list.push(…)`, `routes.open[0] = …`: the name of what a call or an assignment changes inside. */
function changedBy(node: ts.Node): string | null {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    return mutating.has(node.expression.name.text) ? rootOf(node.expression.expression) : null;
  }
  const isAssigned = ts.isBinaryExpression(node) && isAssignment(node) && !ts.isIdentifier(node.left);
  return isAssigned ? rootOf(node.left) : null;
}

/** `const same = list`: what changes the one changes the other. */
function aliased(name: string, declared: Map<string, Declared>): (Declared & { kind: "variable" })[] {
  const found: (Declared & { kind: "variable" })[] = [];
  for (let at: string | null = name; at && found.length < 5; ) {
    const one = declared.get(at);
    if (one?.kind !== "variable") break;
    found.push(one);
    at = one.declaration.initializer ? rootOf(one.declaration.initializer) : null;
  }
  return found;
}

function rootOf(node: ts.Expression): string | null {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return rootOf(node.expression);
  if (ts.isArrayLiteralExpression(node))
    return node.elements.map(rootOf).find((root) => root !== null) ?? null;
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) ? rootOf(node.expression) : null;
}

/** `x = …`, `[x] = …`, `({ x } = …)`. */
function assignedIn(node: ts.Expression): string[] {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return assignedIn(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(assignedIn);
  if (!ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((property) => {
    if (ts.isShorthandPropertyAssignment(property)) return [property.name.text];
    return ts.isPropertyAssignment(property) ? assignedIn(property.initializer) : [];
  });
}

/** What a call is handed, it may change. */
function given(node: ts.Node): string[] {
  if (!ts.isCallExpression(node)) return [];
  return node.arguments.flatMap((argument) => (ts.isIdentifier(argument) ? [argument.text] : []));
}

const isAssignment = (node: ts.BinaryExpression): boolean =>
  node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
  node.operatorToken.kind <= ts.SyntaxKind.LastAssignment;

const mutating = new Set([
  "push",
  "unshift",
  "splice",
  "pop",
  "shift",
  "fill",
  "add",
  "delete",
  "clear",
  "copyWithin",
]);

function noteShared(node: ts.Node, declared: Map<string, Declared>, isInside: boolean = false): void {
  const target = ts.isBinaryExpression(node) && isAssignment(node) ? node.left : null;
  if (isInside && target && ts.isIdentifier(target)) {
    const found = declared.get(target.text);
    if (found?.kind === "variable") found.isShared = true;
  }
  const changed = isInside ? changedBy(node) : null;
  for (const grown of changed ? aliased(changed, declared) : []) grown.isMutated = true;
  const inside = isInside || ts.isFunctionLike(node);
  ts.forEachChild(node, (child) => noteShared(child, declared, inside));
}

function readExports({ tree }: Module): ModuleExports {
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

export function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}
