// Adds named imports to a file: into the import that exists for the module, else as a line after the last import.
import type MagicString from "magic-string";
import { type SourceFile, ts } from "../syntax.ts";
import type { CodeStyle } from "../types.ts";
import { readBindings } from "./gate/bindings.ts";

/** A name may carry `type `: `type NextRequest`. Names that are imported from the module already stay as they are. */
export function addImport(
  source: MagicString,
  tree: SourceFile,
  wanted: { module: string; names: string[] },
  style: Pick<CodeStyle, "quote" | "semicolons" | "newline">,
): void {
  const { imports } = readBindings(tree);
  const names = wanted.names.filter((name) => {
    const existing = imports.get(name.replace(/^type /, ""));
    return existing?.module !== wanted.module;
  });
  if (names.length === 0) return;
  const last = namedImportOf(tree, wanted.module)?.elements.at(-1);
  if (last) {
    const separator = leadingSpace(tree, last);
    source.appendLeft(last.end, names.map((name) => `,${separator}${name}`).join(""));
    return;
  }
  const line = `import { ${names.join(", ")} } from ${style.quote}${wanted.module}${style.quote}${style.semicolons ? ";" : ""}`;
  addLine(source, tree, line, style.newline);
}

/** Puts an import line after the last import, or below the directives of a file that has none. */
function addLine(source: MagicString, tree: SourceFile, line: string, newline: string): void {
  const after = tree.statements.filter(ts.isImportDeclaration).at(-1) ?? lastDirective(tree);
  if (after) source.appendLeft(after.end, newline + line);
  else {
    const first = tree.statements[0];
    const start = first ? first.getStart(tree) : 0;
    const comment = first && ts.getLeadingCommentRanges(tree.text, first.pos)?.[0];
    const at = comment?.pos ?? start;
    source.appendLeft(at, line + newline + newline);
  }
}

function lastDirective(tree: SourceFile): ts.Statement | undefined {
  const end = tree.statements.findIndex(
    (statement) => !ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression),
  );
  return end > 0 ? tree.statements[end - 1] : end < 0 ? tree.statements.at(-1) : undefined;
}

function namedImportOf(tree: SourceFile, module: string): ts.NamedImports | undefined {
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) continue;
    const specifier = statement.moduleSpecifier;
    const bindings = statement.importClause?.namedBindings;
    if (!ts.isStringLiteral(specifier) || specifier.text !== module) continue;
    if (bindings && ts.isNamedImports(bindings)) return bindings;
  }
  return undefined;
}

/** The space before a name, so that a list with one name per line stays one. */
function leadingSpace(tree: SourceFile, element: ts.Node): string {
  const space = /^\s*/.exec(element.getFullText(tree))?.[0] ?? "";
  return space.includes("\n") ? space : " ";
}
