// Is a promise taken for what it resolves to? Read by member, destructured, or tested.
import { ts } from "../../../syntax.ts";
import { findNodes } from "./find-nodes.ts";

/** `protect` is told as the old form that it is. */
const promiseMembers = new Set(["then", "catch", "finally", "protect"]);

export function isTakenForValue(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return isTakenForValue(parent);
  if (ts.isPropertyAccessExpression(parent)) return !promiseMembers.has(parent.name.text);
  if (ts.isPrefixUnaryExpression(parent)) return true;
  if (ts.isIfStatement(parent)) return true;
  if (!ts.isVariableDeclaration(parent)) return false;
  return ts.isIdentifier(parent.name) ? isReadLater(parent, parent.name.text) : true;
}

/** Read as the value and never awaited or handed on. */
function isReadLater(declaration: ts.VariableDeclaration, name: string): boolean {
  let scope: ts.Node = declaration;
  while (!ts.isSourceFile(scope) && !ts.isFunctionLike(scope)) scope = scope.parent;
  const uses = findNodes(scope, ts.isIdentifier).filter(
    (use) => use.text === name && use.parent !== declaration && !isMemberName(use),
  );
  const isRead = (use: ts.Identifier): boolean => {
    const { parent } = use;
    if (ts.isPropertyAccessExpression(parent)) return !promiseMembers.has(parent.name.text);
    if (ts.isVariableDeclaration(parent)) return ts.isObjectBindingPattern(parent.name);
    return ts.isPrefixUnaryExpression(parent) || ts.isIfStatement(parent);
  };
  return uses.length > 0 && uses.every(isRead);
}

const isMemberName = (node: ts.Identifier): boolean =>
  ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
