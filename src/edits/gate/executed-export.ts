// Which export of a gate file does Next.js run? The named one, `proxy` or `middleware` after the file's name,
// wins over the default export.
import { posix } from "node:path";
import { type SourceFile, ts } from "../../syntax.ts";
import { type Bindings, unwrap } from "./bindings.ts";

export type ExecutedExport =
  | { kind: "expression"; statement: ts.Statement; expression: ts.Expression; exportedAs: string }
  | { kind: "function"; statement: ts.FunctionDeclaration; exportedAs: string }
  | { kind: "elsewhere"; statement: ts.Statement; exportedAs: string }
  | { kind: "none" };

export function executedExport(path: string, tree: SourceFile, bindings: Bindings): ExecutedExport {
  const named = posix.basename(path).split(".")[0] ?? "middleware";
  return find(tree, bindings, named) ?? find(tree, bindings, "default") ?? { kind: "none" };
}

function find(tree: SourceFile, bindings: Bindings, exportedAs: string): ExecutedExport | null {
  for (const statement of tree.statements) {
    if (ts.isExportAssignment(statement) && exportedAs === "default" && !statement.isExportEquals) {
      return follow(tree, bindings, statement, statement.expression, exportedAs);
    }
    if (ts.isFunctionDeclaration(statement) && exportNameOf(statement) === exportedAs) {
      return { kind: "function", statement, exportedAs };
    }
    if (ts.isVariableStatement(statement) && hasModifier(statement, ts.SyntaxKind.ExportKeyword)) {
      const declaration = statement.declarationList.declarations.find(
        ({ name }) => ts.isIdentifier(name) && name.text === exportedAs,
      );
      if (declaration?.initializer)
        return follow(tree, bindings, statement, declaration.initializer, exportedAs);
    }
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    ) {
      const specifier = statement.exportClause.elements.find(({ name }) => name.text === exportedAs);
      if (!specifier) continue;
      const local = specifier.propertyName ?? specifier.name;
      if (statement.moduleSpecifier || !ts.isIdentifier(local))
        return { kind: "elsewhere", statement, exportedAs };
      return follow(tree, bindings, statement, local, exportedAs);
    }
  }
  return null;
}

/** `const gate = clerkMiddleware(); export default gate` means the call. */
function follow(
  tree: SourceFile,
  bindings: Bindings,
  statement: ts.Statement,
  found: ts.Expression,
  exportedAs: string,
): ExecutedExport {
  const expression = unwrap(found);
  if (!ts.isIdentifier(expression)) return { kind: "expression", statement, expression, exportedAs };
  const declared = bindings.functions.get(expression.text);
  if (declared) return { kind: "function", statement: declared, exportedAs };
  const initializer = bindings.variables.get(expression.text);
  const holder = tree.statements.find(
    (node) => initializer && node.pos <= initializer.pos && initializer.end <= node.end,
  );
  if (!initializer || !holder) return { kind: "elsewhere", statement, exportedAs };
  return ts.isVariableStatement(holder) && holder.declarationList.flags & ts.NodeFlags.Const
    ? { kind: "expression", statement: holder, expression: initializer, exportedAs }
    : { kind: "elsewhere", statement, exportedAs };
}

function exportNameOf(statement: ts.FunctionDeclaration): string | null {
  if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return null;
  return hasModifier(statement, ts.SyntaxKind.DefaultKeyword) ? "default" : (statement.name?.text ?? null);
}

function hasModifier(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
