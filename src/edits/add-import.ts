// Adds named imports to a file: into the import that exists for the module, else as a line after the last import.
import type MagicString from "magic-string";
import { type SourceFile, ts } from "../syntax.ts";
import type { CodeStyle } from "../types.ts";
import { endWithComments } from "./gate/statement-range.ts";
import { importsName, namedImports } from "./named-imports.ts";

/** A name may carry `type `: `type NextRequest`. Names that are imported from the module already stay as they are. */
export function addImport(
  source: MagicString,
  tree: SourceFile,
  wanted: { module: string; names: string[] },
  style: Pick<CodeStyle, "quote" | "semicolons" | "newline">,
): void {
  const names = wanted.names.filter((name) => !importsName(tree, wanted.module, name.replace(/^type /, "")));
  for (const name of wanted.names)
    if (!name.startsWith("type ")) makeValue(source, tree, wanted.module, name);
  if (names.length === 0) return;
  const last = namedImports(tree, wanted.module)
    .find(({ clause }) => !clause.isTypeOnly)
    ?.named.elements.at(-1);
  if (last) {
    const separator = leadingSpace(tree, last);
    source.appendLeft(last.end, names.map((name) => `,${separator}${name}`).join(""));
    return;
  }
  const line = `import { ${names.join(", ")} } from ${style.quote}${wanted.module}${style.quote}`;
  addLine(source, tree, line, style);
}

/** Turns a type-only import of the name into one of its value: a second import of the same name would not compile. */
function makeValue(source: MagicString, tree: SourceFile, module: string, name: string): void {
  for (const { clause, named } of namedImports(tree, module)) {
    const own = named.elements.find((element) => element.name.text === name);
    if (!own) continue;
    if (own.isTypeOnly) source.remove(own.getStart(tree), (own.propertyName ?? own.name).getStart(tree));
    if (!clause.isTypeOnly) continue;
    source.remove(clause.getStart(tree), named.getStart(tree));
    for (const other of named.elements) if (other !== own) source.appendLeft(other.getStart(tree), "type ");
  }
}

/** Puts an import line after the last import, or below the directives of a file that has none. */
function addLine(
  source: MagicString,
  tree: SourceFile,
  line: string,
  { newline, semicolons }: Pick<CodeStyle, "semicolons" | "newline">,
): void {
  const end = semicolons ? ";" : "";
  const after = tree.statements.filter(ts.isImportDeclaration).at(-1) ?? lastDirective(tree);
  if (after) {
    const at = endWithComments(tree, after);
    if (/^[ \t]*(\r?\n|$)/.test(tree.text.slice(at))) source.appendLeft(at, newline + line + end);
    // More code on the line: it moves below, and nothing of it may read as a part of the import.
    else source.appendLeft(after.end, `${newline}${line};${newline}`);
  } else {
    const first = tree.statements[0];
    const start = first ? first.getStart(tree) : 0;
    const comment = first && ts.getLeadingCommentRanges(tree.text, first.pos)?.[0];
    const at = comment?.pos ?? start;
    source.appendLeft(at, line + end + newline + newline);
  }
}

function lastDirective(tree: SourceFile): ts.Statement | undefined {
  const end = tree.statements.findIndex(
    (statement) => !ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression),
  );
  return end > 0 ? tree.statements[end - 1] : end < 0 ? tree.statements.at(-1) : undefined;
}

/** The space before a name, so that a list with one name per line stays one. */
function leadingSpace(tree: SourceFile, element: ts.Node): string {
  const space = /^\s*/.exec(element.getFullText(tree))?.[0] ?? "";
  return space.includes("\n") ? space : " ";
}
