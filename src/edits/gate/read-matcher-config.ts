// For which paths does Next.js run today's gate? The `matcher` of its `export const config`.
import { type SourceFile, ts } from "../../syntax.ts";
import { unwrap } from "./bindings.ts";

export type MatcherConfig =
  /** `object`: the config that lacks a matcher, null when there is no config at all. */
  | { kind: "absent"; object: ts.ObjectLiteralExpression | null }
  /** `isKnown`: `patterns` are all of it, so that `value` is a string or a list of strings. */
  | { kind: "present"; patterns: string[]; isKnown: boolean; value: ts.Expression; node: ts.Node }
  | { kind: "hidden"; node: ts.Node };

export function readMatcherConfig(tree: SourceFile): MatcherConfig {
  const found = exportedConfig(tree);
  if (!found) return { kind: "absent", object: null };
  const { node, initializer } = found;
  const object = initializer && unwrap(initializer);
  if (!object || !ts.isObjectLiteralExpression(object)) return { kind: "hidden", node };
  const matchers = object.properties.filter((property) => property.name && isMatcher(property.name));
  const [only] = matchers;
  const isPlain = object.properties.every(
    ({ name }) => name && (ts.isIdentifier(name) || ts.isStringLiteral(name)),
  );
  if (!isPlain || matchers.length > 1) return { kind: "hidden", node };
  if (!only) return { kind: "absent", object };
  if (!ts.isPropertyAssignment(only)) return { kind: "hidden", node: only };
  const value = unwrap(only.initializer);
  const entries = ts.isArrayLiteralExpression(value) ? [...value.elements] : [value];
  const patterns = entries.flatMap((entry) => (ts.isStringLiteralLike(entry) ? [entry.text] : []));
  return { kind: "present", patterns, isKnown: patterns.length === entries.length, value, node: only };
}

const isMatcher = (name: ts.PropertyName): boolean =>
  (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === "matcher";

function exportedConfig(tree: SourceFile): { node: ts.Node; initializer?: ts.Expression } | null {
  for (const statement of tree.statements) {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      const names = clause && ts.isNamedExports(clause) ? clause.elements : [];
      if (names.some(({ name }) => name.text === "config")) return { node: statement };
    }
    if (!ts.isVariableStatement(statement)) continue;
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    for (const declaration of statement.declarationList.declarations) {
      const { name, initializer } = declaration;
      if (!ts.isIdentifier(name) && /\bconfig\b/.test(name.getText(tree))) return { node: declaration };
      if (ts.isIdentifier(name) && name.text === "config") {
        return initializer ? { node: declaration, initializer } : { node: declaration };
      }
    }
  }
  return null;
}
