// Which variables of a module are given another value, or changed inside, and by what: its own statements or functions that
// run later?
import { ts } from "../../syntax.ts";
import type { Declared } from "./module-index.ts";

/** `let handler; if (x) handler = a; else handler = b;` at the top of a module. */
export function noteAssignments(statement: ts.Statement, declared: Map<string, Declared>): void {
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
    const changed = changedBy(node, changingAtLoad);
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
function changedBy(node: ts.Node, methods: ReadonlySet<string>): string | null {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    return methods.has(node.expression.name.text) ? rootOf(node.expression.expression) : null;
  }
  const target = targetOf(node);
  return target && !ts.isIdentifier(target) ? rootOf(target) : null;
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

/** What `=`, `+=`, `++` give another value. */
function targetOf(node: ts.Node): ts.Expression | null {
  if (ts.isBinaryExpression(node)) return isAssignment(node) ? node.left : null;
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return null;
  const { operator } = node;
  const counts = operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
  return counts ? node.operand : null;
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
/** What functions do of these, the values themselves remember. */
const changingAtLoad = new Set([...mutating, "sort", "reverse", "set"]);

export function noteShared(node: ts.Node, declared: Map<string, Declared>, isInside: boolean = false): void {
  const target = targetOf(node);
  if (isInside && target && ts.isIdentifier(target)) {
    const found = declared.get(target.text);
    if (found?.kind === "variable") found.isShared = true;
  }
  const changed = isInside ? changedBy(node, mutating) : null;
  for (const grown of changed ? aliased(changed, declared) : []) grown.isMutated = true;
  const inside = isInside || ts.isFunctionLike(node);
  ts.forEachChild(node, (child) => noteShared(child, declared, inside));
}
