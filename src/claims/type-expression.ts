// Is a text a TypeScript type and nothing else: no second statement, no comment, nothing out of another module?
// Which names it may use is type-problem.ts's question.
import { parseErrors, parseSource, ts } from "../syntax.ts";

/** The type's node, or the reason why the text is not one type. */
export function parseTypeExpression(text: string): { node: ts.TypeNode } | { problem: string } {
  // Comments could carry text out of the place it is written to, and say nothing a type needs.
  if (holdsComment(text)) return { problem: "must not hold comments" };
  if (isNestedTooDeep(text)) return { problem: "must not be nested that deep" };
  const source = `type T = (\n${text}\n);`;
  const [error] = parseErrors("type.ts", source);
  if (error) return { problem: `is not a TypeScript type (${error.message})` };
  const [alias, ...rest] = parseSource("type.ts", source).statements;
  if (!alias || rest.length > 0 || !ts.isTypeAliasDeclaration(alias)) {
    return { problem: "must be one TypeScript type and nothing else" };
  }
  // The parentheses are ours: text that closes them early and opens others would leave more than one node.
  if (!ts.isParenthesizedTypeNode(alias.type))
    return { problem: "must be one TypeScript type and nothing else" };
  const foreign = findForeign(alias.type);
  return foreign ? { problem: foreign } : { node: alias.type.type };
}

/** Types that reach out of the text: a module, or a value of the file they land in. */
function findForeign(node: ts.Node): string | null {
  if (ts.isImportTypeNode(node)) return "must not import; write the type itself";
  if (ts.isTypeQueryNode(node)) return "must not use typeof; write the type itself";
  const isUnique = ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.UniqueKeyword;
  if (isUnique || ts.isTypePredicateNode(node) || ts.isInferTypeNode(node))
    return "is no type of a value in JSON";
  return ts.forEachChild(node, (child) => findForeign(child) ?? undefined) ?? null;
}

/** Slashes inside quotes are none; a scanner by itself cannot tell where a template literal goes on. */
function holdsComment(text: string): boolean {
  if (!/\/\*|\*\/|\/\//.test(text)) return false;
  if (text.includes("`")) return true;
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  for (;;) {
    const token = scanner.scan();
    if (token === ts.SyntaxKind.EndOfFileToken) return false;
    const comments = [ts.SyntaxKind.SingleLineCommentTrivia, ts.SyntaxKind.MultiLineCommentTrivia];
    if (comments.includes(token)) return true;
  }
}

/** Before the parser, whose recursion has an end: brackets that open without closing. */
function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if ("([{<".includes(character)) depth += 1;
    if (")]}>".includes(character)) depth -= 1;
    if (depth > 40) return true;
  }
  return false;
}
