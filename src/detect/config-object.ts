// Which object does a config file export? Through constants, wrapper calls such as withX(config), and functions
// that return it; ESM and CommonJS. Read from the syntax tree, never executed.
import { type SourceFile, ts } from "../syntax.ts";
import { bare, constantNamed } from "./literal-value.ts";

export function configObject(file: SourceFile): ts.ObjectLiteralExpression | null {
  const exported = exportedExpression(file);
  return exported ? unwrap(file, exported, 0) : null;
}

function exportedExpression(file: SourceFile): ts.Node | null {
  for (const statement of file.statements) {
    if (ts.isExportAssignment(statement)) return statement.expression;
    if (ts.isFunctionDeclaration(statement)) {
      const kinds = statement.modifiers?.map((modifier) => modifier.kind) ?? [];
      if (kinds.includes(ts.SyntaxKind.DefaultKeyword)) return statement;
    }
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, operatorToken, right } = statement.expression;
    if (operatorToken.kind === ts.SyntaxKind.EqualsToken && left.getText(file) === "module.exports")
      return right;
  }
  return null;
}

function unwrap(file: SourceFile, node: ts.Node, depth: number): ts.ObjectLiteralExpression | null {
  if (depth > 20) return null;
  const next = (inner: ts.Node) => unwrap(file, inner, depth + 1);
  const expression = ts.isExpression(node) ? bare(node) : node;
  if (ts.isObjectLiteralExpression(expression)) return expression;
  if (ts.isAwaitExpression(expression)) return next(expression.expression);
  if (ts.isCallExpression(expression)) {
    // withX(config, options), withX(options)(config), compose([plugins], config).
    return firstFound(expression.arguments, next);
  }
  if (ts.isIdentifier(expression)) {
    const declared =
      constantNamed(file, expression.text) ??
      file.statements.find(
        (statement) => ts.isFunctionDeclaration(statement) && statement.name?.text === expression.text,
      );
    return declared ? next(declared) : null;
  }
  if (ts.isArrowFunction(expression) && !ts.isBlock(expression.body)) return next(expression.body);
  if (ts.isFunctionLike(expression) && "body" in expression && expression.body) {
    return firstFound(returned(expression.body as ts.Node).reverse(), (value) => {
      const local = ts.isIdentifier(value) ? localConstant(expression, value.text) : null;
      return next(local ?? value);
    });
  }
  return null;
}

function firstFound<In extends ts.Node>(
  nodes: readonly In[],
  find: (node: In) => ts.ObjectLiteralExpression | null,
): ts.ObjectLiteralExpression | null {
  for (const node of nodes) {
    const found = find(node);
    if (found) return found;
  }
  return null;
}

/** Values of the return statements of this function, not of those inside it. */
function returned(node: ts.Node): ts.Expression[] {
  if (ts.isReturnStatement(node)) return node.expression ? [node.expression] : [];
  if (ts.isFunctionLike(node)) return [];
  const found: ts.Expression[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...returned(child));
  });
  return found;
}

function localConstant(scope: ts.Node, name: string): ts.Expression | null {
  let found: ts.Expression | null = null;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.text === name) {
      found ??= node.initializer ?? null;
    }
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return found;
}
