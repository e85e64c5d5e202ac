// What is the value of an expression?
import { lineOf, ts } from "../../syntax.ts";
import { annotationValue } from "./annotation-value.ts";
import { bindingValue } from "./binding-value.ts";
import { callValue } from "./call-value.ts";
import { constantKey } from "./constant-key.ts";
import { declarationOf } from "./declaration-of.ts";
import { fieldValue } from "./field-value.ts";
import { propertyValue } from "./property-value.ts";
import type { Tracer } from "./tracer.ts";
import type { Value } from "./value.ts";

export function expressionValue(node: ts.Node, tracer: Tracer): Value | null {
  if (ts.isIdentifier(node)) {
    const declaration = declarationOf(node);
    return declaration ? bindingValue(declaration, tracer) : null;
  }
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return accessValue(node, tracer);
  if (ts.isCallExpression(node)) return callValue(node, tracer);
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) return castValue(node, tracer);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { kind: "function", node };
  if (ts.isObjectLiteralExpression(node)) return { kind: "object", nodes: [node] };
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isAwaitExpression(node)
  ) {
    return tracer.value(node.expression);
  }
  if (ts.isConditionalExpression(node)) return tracer.value(node.whenTrue) ?? tracer.value(node.whenFalse);
  if (ts.isBinaryExpression(node)) return binaryValue(node, tracer);
  return bindingOf(node, tracer);
}

/** Patterns are asked about like expressions. */
function bindingOf(node: ts.Node, tracer: Tracer): Value | null {
  const isBinding =
    ts.isBindingElement(node) || ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node);
  return isBinding ? bindingValue(node, tracer) : null;
}

function accessValue(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  tracer: Tracer,
): Value | null {
  const name = ts.isPropertyAccessExpression(node) ? node.name.text : constantKey(node.argumentExpression);
  if (name === null) return null;
  if (node.expression.kind === ts.SyntaxKind.ThisKeyword) return fieldValue(node, name, tracer);
  const object = tracer.value(node.expression);
  if (!object) return null;
  // `roles.includes(…)`: a method of the claim, not a claim.
  const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node;
  return isCalled && object.kind === "claims" ? null : propertyValue(object, name, node, tracer);
}

function castValue(node: ts.AsExpression | ts.TypeAssertion, tracer: Tracer): Value | null {
  const value = tracer.value(node.expression);
  const annotated = annotationValue(node.type);
  if (value?.kind !== "claims" || ts.isConstTypeReference(node.type)) return value ?? annotated;
  // Clerk's own type for all claims says nothing new about them, and one for several things nothing of this one.
  if (annotated || isMixed(node.expression)) return value;
  const tree = node.getSourceFile();
  const cast = {
    file: tree.fileName,
    line: lineOf(tree, node.type),
    text: node.type.getText().replace(/\s+/g, " "),
    type: node.type,
    path: value.path,
  };
  return { ...value, cast };
}

function isMixed(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isMixed(node.expression);
  return ts.isBinaryExpression(node) || ts.isConditionalExpression(node);
}

function binaryValue({ left, operatorToken, right }: ts.BinaryExpression, tracer: Tracer): Value | null {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.BarBarToken:
      return tracer.value(left) ?? tracer.value(right);
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.CommaToken:
    case ts.SyntaxKind.EqualsToken:
      return tracer.value(right);
    default:
      return null;
  }
}
