// Puts Clerk around a gate that only runs next-intl: what passes goes on to next-intl, API routes do not.
import MagicString from "magic-string";
import { type SourceFile, ts } from "../../syntax.ts";
import type { CodeStyle, EditResult } from "../../types.ts";
import { addImport } from "../add-import.ts";
import { addMatcherConfig, matcherOf } from "./add-matcher-config.ts";
import { clashes, type GatePieces } from "./gate-pieces.ts";

export function wrapIntl(
  path: string,
  gate: { tree: SourceFile; statement: ts.Statement; call: ts.CallExpression },
  pieces: GatePieces,
  generated: string,
  style: CodeStyle,
): EditResult {
  const { tree, statement, call } = gate;
  const { newline } = style;
  const manual = (reason: string): EditResult => ({ kind: "manual", reason, snippet: generated });
  if (!ts.isExportAssignment(statement)) {
    return manual(`${path} runs next-intl through an export that is not \`export default\`.`);
  }
  const matcher = matcherOf(tree);
  if (matcher && !leavesOutOnly(matcher)) {
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
    ...pieces.below.map(({ text }) => text),
  ];
  source.overwrite(statement.getStart(tree), statement.end, parts.join(newline + newline));
  for (const { module, names } of pieces.imports) addImport(source, tree, { module, names }, style);
  // next-intl's usual matcher leaves API routes out; there auth() needs Clerk.
  if (matcher) source.overwrite(matcher.getStart(tree), matcher.end, pieces.config.matcher);
  else addMatcherConfig(source, tree, pieces.config, newline);
  return { kind: "changed", source: source.toString() };
}

/** `/((?!api|_next|…).*)`: everything but some paths, and perhaps the root and the locales beside it. */
function leavesOutOnly(matcher: ts.Expression): boolean {
  const entries = ts.isArrayLiteralExpression(matcher) ? [...matcher.elements] : [matcher];
  const texts = entries.map((entry) => (ts.isStringLiteralLike(entry) ? entry.text : null));
  const broad = (text: string) => text.startsWith("/((?!");
  return texts.every((text) => text !== null) && texts.some((text) => text !== null && broad(text));
}
