// Which Server Functions can a caller invoke by id? Exports of 'use server' modules, and functions that say it inside;
// in the app's own files and in those of the workspace that it imports.
import { ts } from "../syntax.ts";
import type { Resource } from "../types.ts";
import { findExports } from "./find-exports.ts";
import { inlineFunctions, startsWithServerDirective } from "./inline-functions.ts";
import type { AppFacts } from "./module-facts.ts";
import { outsideModules } from "./outside-modules.ts";

/** What no bundler takes in. A folder `generated` or `components/public` counts like any other. */
const neverBundled =
  /\.d\.[cm]?ts$|\.(test|spec|stories|cy)\.[cm]?[jt]sx?$|(^|\/)(__tests__|__mocks__)\/|^public\//;

export function serverFunctions(facts: AppFacts): Resource[] {
  const own = [...facts.tree.marked("use-server")].filter((file) => !neverBundled.test(file));
  const outside = outsideModules(facts).filter((file) => facts.tree.peek(file)?.includes("use server"));
  return [...own, ...outside].flatMap((file): Resource[] => {
    const entry = (kind: Resource["kind"], name: string, line: number): Resource => ({
      id: `${file}#${name}`,
      kind,
      file,
      export: name,
      line,
      urls: [],
    });
    const source = facts.tree.parse(file);
    // Nobody can say which functions it has.
    if (!source) return [entry("server-function", "*", 1)];
    const exported = startsWithServerDirective(source.statements)
      ? findExports(facts, file).filter(({ value }) => !isPlainValue(value))
      : [];
    return [
      ...exported.map(({ name, line }) => entry("server-function", name, line)),
      ...inlineFunctions(source, new Set(exported.map(({ name }) => name)))
        .filter(({ node }) => !exported.some(({ value }) => value === node))
        .map(({ name, line }) => entry("inline-server-function", name, line)),
    ];
  });
}

/** `export const maxDuration = 60`: nothing that can be called. */
function isPlainValue(node: ts.Node | null): boolean {
  if (node === null) return false;
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return isPlainValue(node.expression);
  return (
    ts.isStringLiteralLike(node) ||
    ts.isNumericLiteral(node) ||
    ts.isTemplateExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isClassDeclaration(node) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind)
  );
}
