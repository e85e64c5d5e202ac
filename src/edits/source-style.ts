// How is this one file written? What it does not show comes from the project's style.
import { type SourceFile, ts } from "../syntax.ts";
import type { CodeStyle } from "../types.ts";

export function sourceStyle(tree: SourceFile, project: CodeStyle): CodeStyle {
  const { text } = tree;
  const imports = tree.statements.filter(ts.isImportDeclaration);
  const quote = imports[0]?.moduleSpecifier.getText(tree).charAt(0);
  const simple = tree.statements.filter(
    (statement) =>
      ts.isImportDeclaration(statement) ||
      ts.isExportAssignment(statement) ||
      ts.isVariableStatement(statement),
  );
  const indents = [...text.matchAll(/^([ \t]+)\S/gm)]
    .map((match) => match[1] ?? "")
    .filter((indent) => /^(\t|( {2}| {4})$)/.test(indent));
  const shortest = indents.sort((a, b) => a.length - b.length)[0];
  return {
    ...project,
    quote: quote === "'" || quote === '"' ? quote : project.quote,
    semicolons:
      simple.length > 0
        ? simple.some((statement) => statement.getText(tree).endsWith(";"))
        : project.semicolons,
    indent: shortest ? (shortest.startsWith("\t") ? "\t" : shortest) : project.indent,
    newline: newlineOf(text) ?? project.newline,
  };
}

function newlineOf(text: string): CodeStyle["newline"] | null {
  const at = text.indexOf("\n");
  if (at < 0) return null;
  return text[at - 1] === "\r" ? "\r\n" : "\n";
}
