// What does a CommonJS module export? `module.exports = handler`, `module.exports = { GET }`, `exports.config = …`.
import { lineOf, type SourceFile, ts } from "../syntax.ts";
import type { ExportedName } from "./find-exports.ts";

export function commonJsExports(file: SourceFile): ExportedName[] {
  // `exports` stands in the longer form as well.
  if (!file.text.includes("exports")) return [];
  return file.statements.flatMap((statement) =>
    ts.isExpressionStatement(statement) ? assigned(file, statement.expression) : [],
  );
}

/** `exports.GET = exports.HEAD = handler` gives its value to both. */
function assigned(file: SourceFile, node: ts.Expression): ExportedName[] {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return [];
  const more = assigned(file, node.right);
  let value: ts.Expression = node.right;
  while (ts.isBinaryExpression(value)) value = value.right;
  const name = exportedName(node.left);
  if (name === null) return more;
  if (name !== "") return [{ name, line: lineOf(file, node), value }, ...more];
  if (!ts.isObjectLiteralExpression(value))
    return [{ name: "default", line: lineOf(file, node), value }, ...more];
  const members = value.properties.flatMap((property): ExportedName[] => {
    const key = property.name;
    if (!key || !(ts.isIdentifier(key) || ts.isStringLiteral(key))) return [];
    const given = ts.isPropertyAssignment(property) ? property.initializer : property;
    return [{ name: key.text, line: lineOf(file, property), value: given }];
  });
  return [...members, ...more];
}

/** Empty for `module.exports` itself; null for what is no export. */
function exportedName(node: ts.Expression): string | null {
  if (isModuleExports(node)) return "";
  if (!ts.isPropertyAccessExpression(node)) return null;
  const { expression, name } = node;
  const isExports = ts.isIdentifier(expression) && expression.text === "exports";
  return isExports || isModuleExports(expression) ? name.text : null;
}

function isModuleExports(node: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === "module" &&
    node.name.text === "exports"
  );
}
