// The only import of ts-morph. Everything that reads source works on TypeScript's own syntax tree;
// edits change small text ranges with magic-string and never reprint.
import { ts } from "ts-morph";

export { ts };
export type SourceFile = ts.SourceFile;

const options: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.Latest,
  // Comments are read as text; their trees would take a tenth of the time.
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};

/** Parses without type information. Never throws: broken source yields a tree with `parseErrors`. */
export function parseSource(path: string, text: string): SourceFile {
  return ts.createSourceFile(path, text, options, true, scriptKind(path));
}

/** Messages of syntax errors with 1-based lines, empty when the text parses. */
export function parseErrors(path: string, text: string): { line: number; message: string }[] {
  return syntaxErrors(parseSource(path, text));
}

/** The same for a tree in hand. */
export function syntaxErrors(tree: SourceFile): { line: number; message: string }[] {
  const file = tree as SourceFile & { parseDiagnostics?: readonly ts.Diagnostic[] };
  return (file.parseDiagnostics ?? []).map((diagnostic) => ({
    line: ts.getLineAndCharacterOfPosition(file, diagnostic.start ?? 0).line + 1,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, " "),
  }));
}

/** 1-based line on which a node starts, comments before it left out. */
export function lineOf(tree: SourceFile, node: ts.Node): number {
  return ts.getLineAndCharacterOfPosition(tree, node.getStart(tree)).line + 1;
}

function scriptKind(path: string): ts.ScriptKind {
  if (/\.tsx$/.test(path)) return ts.ScriptKind.TSX;
  if (/\.[cm]?ts$/.test(path)) return ts.ScriptKind.TS;
  // .js files of React apps hold JSX.
  return ts.ScriptKind.JSX;
}
