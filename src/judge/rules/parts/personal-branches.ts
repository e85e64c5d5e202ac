// Where does a function have a case for callers without an organization, behind a check that only members of one can pass?
import { lineOf, ts } from "../../../syntax.ts";
import type { AuditFinding } from "../../../verdict.ts";
import type { Module } from "../../evaluate/scope.ts";
import { findNodes } from "./find-nodes.ts";

export function personalBranches(module: Module): AuditFinding[] {
  const { text } = module.tree;
  if (!/\borgId\b/.test(text) || !/\b(has|protect)\b/.test(text)) return [];
  return findNodes(module.tree, isFunction).flatMap((fn) => inFunction(module, fn));
}

function inFunction({ file, tree }: Module, { body }: ts.FunctionLikeDeclaration): AuditFinding[] {
  if (!body || !ts.isBlock(body)) return [];
  const at = body.statements.findIndex((statement) => permissionIn(statement) !== null);
  const check = body.statements[at];
  const permission = check ? permissionIn(check) : null;
  if (!check || permission === null) return [];
  const branch = body.statements
    .slice(at + 1)
    .map(personalBranch)
    .find((node) => node !== null);
  if (!branch) return [];
  const text = branch.getText(tree).replace(/\s+/g, " ").slice(0, 60);
  return [
    {
      rule: "unreachable-personal-branch",
      severity: "warning",
      message: `\`${text}\` has a case for callers without an active organization, but line ${lineOf(tree, check)} has already refused them: ${permission} belongs to a membership, so nobody has it in a personal account.`,
      file,
      line: lineOf(tree, branch),
      resource: null,
      fix: "Ask `if (orgId)` first, check the permission only there, and let `userId` own the row otherwise.",
    },
  ];
}

/** The role or permission that a statement asks for before it lets anybody on; null when it does not. */
function permissionIn(statement: ts.Statement): string | null {
  if (ts.isIfStatement(statement)) {
    const { expression, thenStatement, elseStatement } = statement;
    const refuses = ts.isPrefixUnaryExpression(expression) && ends(thenStatement) && !elseStatement;
    return refuses ? asked(expression.operand, /^(?:.*\.)?has$/) : null;
  }
  const call = findNodes(statement, ts.isAwaitExpression).find(({ expression }) =>
    ts.isCallExpression(expression),
  );
  const isOwn = ts.isExpressionStatement(statement) || ts.isVariableStatement(statement);
  return call && isOwn ? asked(call.expression, /^auth\.protect$/) : null;
}

function asked(node: ts.Expression, callee: RegExp): string | null {
  const call = ts.isParenthesizedExpression(node) ? node.expression : node;
  if (!ts.isCallExpression(call) || !callee.test(call.expression.getText())) return null;
  const [params] = call.arguments;
  if (!params || !ts.isObjectLiteralExpression(params)) return null;
  for (const property of params.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const name = property.name.getText();
    if (name === "permission" || name === "role")
      return `the ${name} ${property.initializer.getText().replace(/^["'](.*)["']$/, "`$1`")}`;
  }
  return null;
}

function ends(node: ts.Statement): boolean {
  const last = ts.isBlock(node) ? node.statements.at(-1) : node;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

/** `orgId ? … : …`, `orgId ?? userId`, `orgId || userId`, `if (orgId) … else …` outside nested functions. */
function personalBranch(statement: ts.Statement): ts.Node | null {
  const isOrg = (node: ts.Expression): boolean => {
    const bare = ts.isPrefixUnaryExpression(node) ? node.operand : node;
    return /^(?:\w+\.)?orgId$/.test(bare.getText());
  };
  const [ternary] = findNodes(statement, ts.isConditionalExpression).filter(({ condition }) =>
    isOrg(condition),
  );
  if (ternary) return ternary;
  const [fallback] = findNodes(statement, ts.isBinaryExpression).filter(
    ({ left, right, operatorToken: { kind } }) =>
      (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken) &&
      isOrg(left) &&
      /userId$/.test(right.getText()),
  );
  if (fallback) return fallback;
  const [branch] = findNodes(statement, ts.isIfStatement).filter(
    ({ expression, thenStatement, elseStatement }) =>
      isOrg(expression) && (elseStatement !== undefined || ends(thenStatement)) && namesUser(statement),
  );
  return branch ? branch.expression : null;
}

const namesUser = (node: ts.Node): boolean =>
  findNodes(node, ts.isIdentifier).some(({ text }) => text === "userId");

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node);
