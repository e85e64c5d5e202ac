// Does a component show this part of it to every visitor? Anything that could decide otherwise makes the answer no.
import { ts } from "../syntax.ts";

/** Clerk's own conditions. */
const conditions = new Set(["SignedIn", "SignedOut", "Show", "Protect"]);

/** @param root the component's declaration, around the node */
export function isAlwaysRendered(node: ts.Node, root: ts.Node): boolean {
  for (let at = node; at !== root && at.parent; at = at.parent) {
    const { parent } = at;
    if (isCondition(parent)) return false;
    if (ts.isFunctionLike(parent) && hasOtherAnswer(parent, node)) return false;
  }
  return true;
}

function isCondition(node: ts.Node): boolean {
  if (ts.isJsxElement(node))
    return conditions.has(node.openingElement.tagName.getText().split(".").at(-1) ?? "");
  return (
    ts.isConditionalExpression(node) ||
    ts.isBinaryExpression(node) ||
    ts.isIfStatement(node) ||
    ts.isSwitchStatement(node) ||
    ts.isJsxAttribute(node)
  );
}

/** `if (userId) return <Dashboard />`; to return null or the result of a call such as `redirect()` is none. */
function hasOtherAnswer(owner: ts.Node, node: ts.Node): boolean {
  const visit = (at: ts.Node): boolean => {
    if (at !== owner && ts.isFunctionLike(at)) return false;
    if (ts.isReturnStatement(at) && at.expression) {
      const holdsNode = at.pos <= node.pos && node.end <= at.end;
      const isNothing =
        at.expression.kind === ts.SyntaxKind.NullKeyword || ts.isCallExpression(at.expression);
      return !holdsNode && !isNothing;
    }
    return ts.forEachChild(at, (child) => visit(child) || undefined) ?? false;
  };
  return visit(owner);
}
