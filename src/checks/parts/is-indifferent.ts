// Is it all the same to the code around it whether this value is null or undefined? As in `value?.plan` and `value === "pro"`.
import { ts } from "../../syntax.ts";
import { declarationOf } from "../claim-reads/declaration-of.ts";

export function isIndifferent(node: ts.Node): boolean {
  const { parent } = node;
  // `"plan" in claims` is true or false, whatever plan is.
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword) return true;
  if (ts.isParenthesizedExpression(parent)) return isIndifferent(parent);
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) {
    return parent.expression === node && parent.questionDotToken !== undefined;
  }
  if (ts.isVariableDeclaration(parent)) return usesOf(parent)?.every(isIndifferent) ?? false;
  if (ts.isBindingElement(node)) return usesOf(node)?.every(isIndifferent) ?? false;
  if (ts.isBinaryExpression(parent)) return isIndifferentTo(parent, node);
  if (ts.isCallExpression(parent)) return parent.expression !== node && isConversion(parent.expression);
  if (ts.isJsxExpression(parent)) return !ts.isJsxAttribute(parent.parent);
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  return (
    ts.isNonNullExpression(parent) ||
    ts.isTemplateSpan(parent) ||
    ts.isIfStatement(parent) ||
    (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken)
  );
}

const comparisons = [
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
];
const fallbacks = [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken];

function isIndifferentTo({ left, operatorToken }: ts.BinaryExpression, node: ts.Node): boolean {
  const isOne = (kinds: ts.SyntaxKind[]) => kinds.includes(operatorToken.kind);
  return isOne(comparisons) || (isOne(fallbacks) && left === node);
}

const isConversion = (callee: ts.Expression) =>
  ts.isIdentifier(callee) && ["String", "Boolean"].includes(callee.text) && !declarationOf(callee);

/** All places that name a constant; null for what is assigned to, taken apart, or seen by other files. */
function usesOf(declaration: ts.VariableDeclaration | ts.BindingElement): ts.Node[] | null {
  const { name } = declaration;
  const list = ts.findAncestor(declaration, ts.isVariableDeclarationList);
  const isConst = list && (list.flags & ts.NodeFlags.Const) !== 0;
  if (!isConst || !ts.isIdentifier(name) || ts.isSourceFile(list.parent.parent)) return null;
  if (ts.isVariableDeclaration(declaration) && declaration.type) return null;
  const uses: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const isUse = ts.isIdentifier(node) && node.text === name.text && !isNameOf(node.parent, node);
    if (isUse && declarationOf(node) === declaration) uses.push(node);
    ts.forEachChild(node, visit);
  };
  visit(declaration.getSourceFile());
  return uses;
}

function isNameOf(parent: ts.Node, node: ts.Node): boolean {
  const isNamed =
    ts.isVariableDeclaration(parent) ||
    ts.isBindingElement(parent) ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isJsxAttribute(parent);
  return isNamed && parent.name === node;
}
