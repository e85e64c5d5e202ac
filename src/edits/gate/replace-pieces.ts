// Puts the parts of a generated gate in the place of the older ones that a file holds; all else in it stays.
import MagicString from "magic-string";
import { parseSource, type SourceFile, ts } from "../../syntax.ts";
import type { CodeStyle, EditResult } from "../../types.ts";
import { addImport } from "../add-import.ts";
import { sameCode } from "../same-code.ts";
import type { GatePieces } from "./gate-pieces.ts";

type Part = GatePieces["declarations"][number];

/** next-intl's own lines keep what they have in the app. */
const appOwn = new Set(["handleI18nRouting", "pass"]);

/** `old` must be held by the file (holdsPieces). */
export function replacePieces(
  path: string,
  before: string,
  old: GatePieces,
  wanted: GatePieces,
  style: CodeStyle,
): EditResult {
  const tree = parseSource(path, before);
  const handler = handlerIn(path, tree, old.handler);
  if (!handler || wanted.handler === null) return { kind: "unchanged" };
  const source = new MagicString(before);
  source.overwrite(handler.getStart(tree), handler.end, wanted.handler);

  const statement = topLevel(handler);
  const gap = style.newline + style.newline;
  replaceParts(source, tree, old.declarations, wanted.declarations, (texts) => {
    source.appendLeft(
      statement.getFullStart() + leadingBreaks(statement, tree),
      texts.map((text) => text + gap).join(""),
    );
  });
  replaceParts(source, tree, old.below, wanted.below, (texts) => {
    source.appendRight(statement.end, texts.map((text) => gap + text).join(""));
  });
  for (const { module, names } of wanted.imports) addImport(source, tree, { module, names }, style);
  return { kind: "changed", source: source.toString() };
}

function replaceParts(
  source: MagicString,
  tree: SourceFile,
  old: Part[],
  wanted: Part[],
  insert: (texts: string[]) => void,
): void {
  const known = new Map(old.map((part) => [part.name, part]));
  for (const { name, text } of old.filter((part) => !appOwn.has(part.name))) {
    const node = declared(tree, name);
    const next = wanted.find((part) => part.name === name);
    if (!node || next?.text === text) continue;
    // The comment above belongs to the part: it is ours as well.
    const from = node.getFullStart() + leadingBreaks(node, tree);
    if (next) source.overwrite(from, node.end, next.text);
    else source.remove(node.getFullStart(), node.end);
  }
  insert(wanted.filter(({ name }) => !known.has(name)).map(({ text }) => text));
}

function leadingBreaks(node: ts.Node, tree: SourceFile): number {
  return /^\s*/.exec(node.getFullText(tree))?.[0].length ?? 0;
}

function declared(tree: SourceFile, name: string): ts.Statement | undefined {
  return tree.statements.find((statement) => {
    if (ts.isFunctionDeclaration(statement)) return statement.name?.text === name;
    if (!ts.isVariableStatement(statement)) return false;
    const [declaration, ...others] = statement.declarationList.declarations;
    return others.length === 0 && declaration !== undefined && declaration.name.getText(tree) === name;
  });
}

function handlerIn(path: string, tree: SourceFile, text: string | null): ts.Node | null {
  if (text === null) return null;
  let found: ts.Node | null = null;
  const visit = (node: ts.Node): void => {
    if (!found && ts.isArrowFunction(node) && sameCode(path, node.getText(tree), text)) found = node;
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function topLevel(node: ts.Node): ts.Node {
  return ts.isSourceFile(node.parent) ? node : topLevel(node.parent);
}
