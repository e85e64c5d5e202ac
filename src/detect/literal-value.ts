// What is the value of an expression, as far as the source says it literally? Constants are followed,
// also into the file they are imported from; everything else is `unknownValue`. Nothing is executed.
import { type SourceFile, ts } from "../syntax.ts";
import { findImports } from "./find-imports.ts";
import type { ResolveModule } from "./resolve-module.ts";
import type { SourceTree } from "./source-tree.ts";

/** Stands where the source does not say the value. */
export const unknownValue = Symbol("unknown");
export type LiteralValue =
  | string
  | number
  | boolean
  | null
  | typeof unknownValue
  | LiteralValue[]
  | { [key: string]: LiteralValue };

export interface LiteralScope {
  tree: Pick<SourceTree, "parse">;
  resolve: ResolveModule;
  path: string;
}

export function literalValue(node: ts.Expression, scope: LiteralScope, depth: number = 0): LiteralValue {
  const expression = bare(node);
  const next = (inner: ts.Expression) => literalValue(inner, scope, depth + 1);
  // Constants that name each other in a circle.
  if (depth > 30) return unknownValue;
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (ts.isNumericLiteral(expression)) return Number(expression.text);
  if (expression.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (expression.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (expression.kind === ts.SyntaxKind.NullKeyword) return null;
  if (ts.isArrayLiteralExpression(expression)) {
    return expression.elements.flatMap((element) => {
      if (!ts.isSpreadElement(element)) return [next(element)];
      const spread = next(element.expression);
      return Array.isArray(spread) ? spread : [unknownValue];
    });
  }
  if (ts.isObjectLiteralExpression(expression)) return objectValue(expression, next);
  if (ts.isPropertyAccessExpression(expression)) {
    const object = next(expression.expression);
    return isRecord(object) ? (object[expression.name.text] ?? unknownValue) : unknownValue;
  }
  if (ts.isIdentifier(expression)) return identifierValue(expression.text, scope, depth);
  return unknownValue;
}

/** Without `as const`, `satisfies X`, `!` and parentheses. */
export function bare(node: ts.Expression): ts.Expression {
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  ) {
    return bare(node.expression);
  }
  return node;
}

/** The value a top-level `const name = …` or default export is given, where there is one. */
export function constantNamed(file: SourceFile, name: string): ts.Expression | null {
  for (const statement of file.statements) {
    if (name === "default" && ts.isExportAssignment(statement)) return statement.expression;
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      if (ts.isIdentifier(declaration.name) && declaration.name.text === name)
        return declaration.initializer ?? null;
    }
  }
  return null;
}

function objectValue(
  node: ts.ObjectLiteralExpression,
  next: (inner: ts.Expression) => LiteralValue,
): { [key: string]: LiteralValue } {
  const result: { [key: string]: LiteralValue } = {};
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = next(property.expression);
      if (isRecord(spread)) Object.assign(result, spread);
    } else if (ts.isShorthandPropertyAssignment(property)) result[property.name.text] = next(property.name);
    else if (ts.isIdentifier(property.name) || ts.isStringLiteralLike(property.name)) {
      result[property.name.text] = ts.isPropertyAssignment(property)
        ? next(property.initializer)
        : unknownValue;
    }
  }
  return result;
}

function identifierValue(name: string, scope: LiteralScope, depth: number): LiteralValue {
  const file = scope.tree.parse(scope.path);
  if (!file) return unknownValue;
  const local = constantNamed(file, name);
  if (local) return literalValue(local, scope, depth + 1);
  const imported = findImports(file).get(name);
  const path = imported ? scope.resolve(scope.path, imported.specifier) : null;
  const target = path === null ? null : scope.tree.parse(path);
  if (!imported || path === null || !target) return unknownValue;
  const constant = constantNamed(target, imported.exported);
  return constant ? literalValue(constant, { ...scope, path }, depth + 1) : unknownValue;
}

export function isRecord(value: LiteralValue): value is { [key: string]: LiteralValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
