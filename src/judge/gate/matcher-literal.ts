// What is the value of an expression, as far as Next.js can read it without running anything?
// Follows next/dist/build/analysis/extract-const-value.
import { ts } from "../../syntax.ts";

export interface Literal {
  node: ts.Node;
  value: string | number | boolean | null | undefined | RegExp | Literal[] | Map<string, Literal>;
}

/** `unsupported`: the first part that Next.js cannot read. */
export type LiteralReading = Literal | { unsupported: ts.Node };

/** `casts`: `x as T` and `x satisfies T` are read as x. */
export function readLiteral(node: ts.Expression, options: { casts: boolean }): LiteralReading {
  if (options.casts && isCast(node)) return readLiteral(node.expression, options);
  if (ts.isArrayLiteralExpression(node)) return readList(node, options);
  if (ts.isObjectLiteralExpression(node)) return readObject(node, options);
  if (ts.isStringLiteralLike(node)) return { node, value: node.text };
  if (ts.isNumericLiteral(node)) return { node, value: Number(node.text) };
  if (ts.isRegularExpressionLiteral(node)) return { node, value: /(?:)/ };
  if (ts.isIdentifier(node) && node.text === "undefined") return { node, value: undefined };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { node, value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { node, value: false };
  if (node.kind === ts.SyntaxKind.NullKeyword) return { node, value: null };
  return { unsupported: node };
}

function isCast(node: ts.Expression): node is ts.SatisfiesExpression | ts.AsExpression | ts.TypeAssertion {
  return ts.isSatisfiesExpression(node) || ts.isAsExpression(node) || ts.isTypeAssertionExpression(node);
}

function readList(node: ts.ArrayLiteralExpression, options: { casts: boolean }): LiteralReading {
  const value: Literal[] = [];
  for (const element of node.elements) {
    const read = ts.isOmittedExpression(element)
      ? { node: element, value: undefined }
      : readLiteral(element, options);
    if ("unsupported" in read) return read;
    value.push(read);
  }
  return { node, value };
}

function readObject(node: ts.ObjectLiteralExpression, options: { casts: boolean }): LiteralReading {
  const value = new Map<string, Literal>();
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property)) return { unsupported: property };
    const { name, initializer } = property;
    if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) return { unsupported: name };
    const read = readLiteral(initializer, options);
    if ("unsupported" in read) return read;
    value.set(name.text, read);
  }
  return { node, value };
}
