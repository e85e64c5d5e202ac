// What do the names inside a gate's handler stand for? Only constants count: anything else may have changed by the time it is used.
import { ts } from "../../syntax.ts";
import { type Bindings, boundNames, unwrap } from "./bindings.ts";
import { isAuthCall } from "./refusals.ts";

export interface Scope {
  bindings: Bindings;
  authName: string;
  reqName: string;
  constants: Map<string, ts.Expression>;
  /** Names taken from `await auth()`, with the property each one holds: `userId`, `has`. */
  session: Map<string, string>;
}

type Names = Pick<Scope, "bindings" | "authName" | "reqName">;

/** The names a block declares itself, on top of those around it. */
export function scopeOf(block: ts.Statement, around: Names & Partial<Scope>): Scope {
  const constants = new Map(around.constants);
  const session = new Map(around.session);
  for (const statement of statementsOf(block)) {
    if (!ts.isVariableStatement(statement)) continue;
    const isConst = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
    for (const { name, initializer } of statement.declarationList.declarations) {
      for (const hidden of boundNames(name)) {
        constants.delete(hidden);
        session.delete(hidden);
      }
      if (!isConst || !initializer) continue;
      if (ts.isIdentifier(name)) constants.set(name.text, unwrap(initializer));
      else if (ts.isObjectBindingPattern(name) && isAuthCall(initializer, around.authName)) {
        for (const { name: local, propertyName, initializer: fallback } of name.elements) {
          if (ts.isIdentifier(local) && !fallback) session.set(local.text, (propertyName ?? local).getText());
        }
      }
    }
  }
  const { bindings, authName, reqName } = around;
  return { bindings, authName, reqName, constants, session };
}

export function statementsOf(statement: ts.Statement): readonly ts.Statement[] {
  return ts.isBlock(statement) ? statement.statements : [statement];
}

/** A constant stands for its value. Only what was declared above, so that this comes to an end. */
export function resolve(expression: ts.Expression, scope: Scope): ts.Expression {
  const value = unwrap(expression);
  const held = ts.isIdentifier(value) ? scope.constants.get(value.text) : undefined;
  return held && held.end < value.pos ? resolve(held, scope) : value;
}

/** The request as the handler got it, or a constant that is the same. */
export function isRequest(expression: ts.Expression | undefined, scope: Scope): boolean {
  const value = expression && resolve(expression, scope);
  return value !== undefined && ts.isIdentifier(value) && value.text === scope.reqName;
}

/** Where the functions that refuse must come from: one of the same name may let everybody through. */
const refusers: Record<string, RegExp | null> = {
  NextResponse: /^next\/server$/,
  Response: null,
  redirect: /^next\/navigation$/,
  redirectToSignIn: /^@clerk\/nextjs/,
  redirectToSignUp: /^@clerk\/nextjs/,
};

/** The first place where a name this reading relies on means something else, or auth or the request is changed. */
export function disturbance(body: ts.Block, scope: Scope): ts.Node | null {
  const { authName, reqName, bindings } = scope;
  for (const [name, origin] of Object.entries(refusers)) {
    const isValue = bindings.names.has(name) && !bindings.types.has(name);
    if (isValue && !origin?.test(bindings.imports.get(name)?.module ?? "")) return body;
  }
  const relied = (name: string) =>
    [authName, reqName, ...Object.keys(refusers)].includes(name) ||
    bindings.variables.has(name) ||
    bindings.imports.has(name);
  const isChanged = (changed: ts.Expression) => [authName, reqName].includes(rootOf(changed, scope) ?? "");
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node)) {
      const isSession = node.initializer !== undefined && isAuthCall(node.initializer, authName);
      const names = boundNames(node.name).filter((name) => !isSession || !/^redirectTo/.test(name));
      if (names.some(relied)) return node;
    }
    if (ts.isFunctionDeclaration(node) && node.name && relied(node.name.text)) return node;
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
      const isPattern = ts.isObjectLiteralExpression(node.left) || ts.isArrayLiteralExpression(node.left);
      if (isPattern || isChanged(node.left)) return node;
    }
    if (ts.isCallExpression(node) && /^(Object|Reflect)\./.test(node.expression.getText())) {
      if (node.arguments[0] && isChanged(node.arguments[0])) return node;
    }
    return ts.forEachChild(node, visit);
  };
  return visit(body) ?? null;
}

/** `req` of `req.nextUrl.pathname`, also through a constant that holds `req.nextUrl`. */
function rootOf(expression: ts.Expression, scope: Scope): string | null {
  const value = resolve(expression, scope);
  if (ts.isIdentifier(value)) return value.text;
  const isPath = ts.isPropertyAccessExpression(value) || ts.isElementAccessExpression(value);
  return isPath ? rootOf(value.expression, scope) : null;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
