// Does code stand in a function, or a file, that says 'use cache'?
import { ts } from "../../../syntax.ts";

export function isCached(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isSourceFile(at)) return saysCache(at.statements);
    const body = ts.isFunctionLike(at) && "body" in at ? (at.body as ts.Node | undefined) : undefined;
    if (body && ts.isBlock(body) && saysCache(body.statements)) return true;
  }
  return false;
}

/** `'use cache: private'` may read cookies. */
function saysCache(statements: readonly ts.Statement[]): boolean {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    const { text } = statement.expression;
    if (text === "use cache" || text === "use cache: remote") return true;
  }
  return false;
}
