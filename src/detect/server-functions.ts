// Which Server Functions can a caller invoke by id? Exports of 'use server' modules, and functions that say it inside.
import { lineOf, type SourceFile, ts } from "../syntax.ts";
import type { Resource } from "../types.ts";
import { findExports } from "./find-exports.ts";
import type { AppFacts } from "./module-facts.ts";
import { sourceFiles } from "./source-files.ts";

export function serverFunctions({ tree, resolve }: AppFacts): Resource[] {
  return sourceFiles(tree.files).flatMap((file): Resource[] => {
    // Parsing every file would be slow, and the directive cannot be written without these words.
    if (!tree.read(file)?.includes("use server")) return [];
    const source = tree.parse(file);
    if (!source) return [];
    if (startsWithDirective(source.statements)) {
      return findExports(tree, resolve, file).map(({ name, line }) => ({
        id: `${file}#${name}`,
        kind: "server-function",
        file,
        export: name,
        line,
        urls: [],
      }));
    }
    return inlineFunctions(source).map(({ name, line }) => ({
      id: `${file}#${name}`,
      kind: "inline-server-function",
      file,
      export: name,
      line,
      urls: [],
    }));
  });
}

/** Directives are the string statements before all others. */
function startsWithDirective(statements: readonly ts.Statement[]): boolean {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    if (statement.expression.text === "use server") return true;
  }
  return false;
}

function inlineFunctions(file: SourceFile): { name: string; line: number }[] {
  const found: { name: string; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && isDirectedBody(node.body as ts.Node | undefined)) {
      const line = lineOf(file, node);
      const own = ownName(node);
      const isTaken = found.some(({ name }) => name === own);
      found.push({ name: own === null || isTaken ? `inline@${line}` : own, line });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  // Two nameless ones on a line, or a third of the same name there: one entry is enough to point at them.
  return found.filter((entry, index) => found.findIndex(({ name }) => name === entry.name) === index);
}

function isDirectedBody(body: ts.Node | undefined): boolean {
  return body !== undefined && ts.isBlock(body) && startsWithDirective(body.statements);
}

/** Its own name, or that of the constant or property it is given to. */
function ownName(node: ts.SignatureDeclaration): string | null {
  if (node.name && ts.isIdentifier(node.name)) return node.name.text;
  const { parent } = node;
  if ((ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && ts.isIdentifier(parent.name)) {
    return parent.name.text;
  }
  return null;
}
