// Which directives does a function start with? `"use cache"`, `"use server"`.
import { ts } from "../../syntax.ts";

export function openDirectives(node: ts.FunctionLikeDeclaration): string[] {
  if (!node.body || !ts.isBlock(node.body)) return [];
  const found: string[] = [];
  for (const statement of node.body.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) break;
    // `"use cache: remote"`
    found.push(statement.expression.text.split(":")[0] ?? "");
  }
  return found;
}
