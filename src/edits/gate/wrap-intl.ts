// Puts Clerk around a gate that only runs next-intl: what passes goes on to next-intl, API routes do not.
import MagicString from "magic-string";
import { expressionOf } from "../../routes/next-matcher.ts";
import { parseSource, type SourceFile, ts } from "../../syntax.ts";
import type { CodeStyle, EditResult } from "../../types.ts";
import { addImport } from "../add-import.ts";
import { addMatcherConfig } from "./add-matcher-config.ts";
import { clashes, type GatePieces } from "./gate-pieces.ts";
import { readMatcherConfig } from "./read-matcher-config.ts";
import type { Sample } from "./sample-paths.ts";

export function wrapIntl(
  path: string,
  gate: { tree: SourceFile; statement: ts.Statement; call: ts.CallExpression },
  pieces: GatePieces,
  generated: { text: string; closed: Sample[] },
  style: CodeStyle,
): EditResult {
  const { tree, statement, call } = gate;
  const { newline } = style;
  const manual = (reason: string): EditResult => ({ kind: "manual", reason, snippet: generated.text });
  if (!ts.isExportAssignment(statement)) {
    return manual(`${path} runs next-intl through an export that is not \`export default\`.`);
  }
  const matcher = readMatcherConfig(tree);
  const routed = matcher.kind === "present" && matcher.isKnown ? matcher.patterns : [];
  const tests = routed.map(expressionOf);
  if (matcher.kind !== "absent" && (!routed.some(leavesOutOnly) || tests.includes(null))) {
    return manual(`${path} runs for paths of its own choice, so Clerk would not see every request.`);
  }
  const own = pieces.declarations.filter(({ name }) => name !== "handleI18nRouting");
  const taken = clashes(path, tree.text, pieces, [...pieces.declarations, ...pieces.below]);
  if (taken.length > 0) return manual(`${path} uses the name ${taken.join(", ")} already.`);

  const source = new MagicString(tree.text);
  const end = style.semicolons ? ";" : "";
  const parts = [
    `const handleI18nRouting = ${call.getText(tree)}${end}`,
    ...own.map(({ text }) => text),
    `export default clerkMiddleware(${pieces.handler ?? ""})${end}`,
    ...pieces.below.map(({ name, text }) => (name === "pass" ? passFor(path, text, routed) : text)),
  ];
  source.overwrite(statement.getStart(tree), statement.end, parts.join(newline + newline));
  for (const { module, names } of pieces.imports) addImport(source, tree, { module, names }, style);
  // next-intl's usual matcher leaves API routes out; there auth() needs Clerk.
  const problem = addMatcherConfig(source, tree, pieces.config, generated.closed, style);
  if (problem) return manual(`${path} is left as it is: ${problem.reason}.`);
  return { kind: "changed", source: source.toString() };
}

/** `/((?!api|_next|…).*)`: everything but some paths. */
const leavesOutOnly = (pattern: string): boolean => pattern.startsWith("/((?!");

/** The generated `pass` with the file's own matcher for its test: what next-intl never saw, it does not get now. */
function passFor(path: string, text: string, matcher: string[]): string {
  if (matcher.length === 0) return text;
  const tree = parseSource(path, text);
  const [declared] = tree.statements.filter(ts.isFunctionDeclaration);
  const [first] = declared?.body?.statements ?? [];
  const test = first && ts.isVariableStatement(first) ? first.declarationList.declarations[0] : undefined;
  const value = test?.initializer;
  if (!value) return text;
  const tests = matcher.map((each) => `!${expressionOf(each)}.test(req.nextUrl.pathname)`);
  const source = new MagicString(text);
  source.overwrite(value.getStart(tree), value.end, tests.join(" && "));
  const [comment] = ts.getLeadingCommentRanges(text, 0) ?? [];
  if (comment) {
    source.overwrite(
      comment.pos,
      comment.end,
      "/** next-intl gets the paths that it got before: those of its own matcher. */",
    );
  }
  return source.toString();
}
