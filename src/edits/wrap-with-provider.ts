// Puts <ClerkProvider> into a root layout or _app that renders none, by inserting two tags; every other line stays as it is.
import MagicString from "magic-string";
import { parseErrors, parseSource, type SourceFile, ts } from "../syntax.ts";
import type { CodeStyle, EditResult } from "../types.ts";
import { addImport } from "./add-import.ts";
import { readBindings } from "./gate/bindings.ts";
import { importsName } from "./named-imports.ts";
import { sourceStyle } from "./source-style.ts";

type Tag = ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment;

/** Clerk 7 belongs inside `<body>`; before, its docs put it around `<html>`. `example` is shown when nothing safe can be done. */
export function wrapWithProvider(
  path: string,
  before: string,
  options: { position: "inside-body" | "around-html"; style: CodeStyle; example: string },
): EditResult {
  const manual = (reason: string, line?: number): EditResult => ({
    kind: "manual",
    reason,
    snippet: options.example,
    ...(line === undefined ? {} : { line }),
  });
  const [error] = parseErrors(path, before);
  if (error) return manual(`${path} does not parse: ${error.message}`, error.line);
  const tree = parseSource(path, before);
  const bindings = readBindings(tree);
  const provider = [...bindings.imports].find(
    ([, { module, name }]) => name === "ClerkProvider" && /^@clerk\/nextjs(\/|$)/.test(module),
  );
  const source = new MagicString(before);
  const isType = importsName(tree, "@clerk/nextjs", "ClerkProvider");
  if (!provider && !isType && bindings.names.has("ClerkProvider")) {
    return manual(`${path} has a ClerkProvider that is not the one of @clerk/nextjs.`);
  }

  const style = sourceStyle(tree, options.style);
  const name = provider?.[0] ?? "ClerkProvider";
  const wrapped = isPagesApp(tree)
    ? wrapComponent(source, tree, name, style)
    : options.position === "inside-body"
      ? wrapChildren(source, tree, name, style)
      : wrapHtml(source, tree, `<${name}>`, style);
  if (wrapped !== null) return manual(wrapped.replace("{path}", path));
  if (!provider) addImport(source, tree, { module: "@clerk/nextjs", names: ["ClerkProvider"] }, style);
  return { kind: "changed", source: source.toString() };
}

/** Returns what is in the way, or null. */
function wrapChildren(source: MagicString, tree: SourceFile, name: string, style: CodeStyle): string | null {
  const bodies = findTags(tree, tree, /^body$/).filter((tag) => isUsed(tree, tag));
  const [body] = bodies;
  if (!body || bodies.length > 1) return `{path} renders ${body ? "more than one" : "no"} <body>.`;
  if (!ts.isJsxElement(body)) return "{path} renders an empty <body>.";
  const children = body.children.filter(
    (child) => !ts.isJsxText(child) || !child.containsOnlyTriviaWhiteSpaces,
  );
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return "{path} renders an empty <body>.";
  const start = first.getStart(tree);
  const end = last.end;
  if (isOnOneLine(tree, body)) {
    source.appendLeft(start, `<${name}>`);
    source.appendRight(end, `</${name}>`);
    return null;
  }
  // Text may begin or end with the line break that the tags' own lines bring along.
  const inner = source.original.slice(body.openingElement.end, body.closingElement.pos);
  const indent =
    lineIndent(tree.text, start) ?? `${lineIndent(tree.text, body.getStart(tree)) ?? ""}${style.indent}`;
  const { newline } = style;
  if (!/^[ \t]*\r?\n/.test(inner) || !/\n[ \t]*$/.test(inner)) {
    source.appendLeft(body.openingElement.end, `<${name}>`);
    source.appendRight(body.closingElement.getStart(tree), `</${name}>`);
    return null;
  }
  source.appendLeft(body.openingElement.end, `${newline}${indent}<${name}>`);
  const lastLine = body.openingElement.end + inner.replace(/\r?\n[ \t]*$/, "").length;
  source.appendRight(lastLine, `${newline}${indent}</${name}>`);
  return null;
}

/** On lines of their own where the element stands on its own lines. */
function wrapHtml(source: MagicString, tree: SourceFile, opening: string, style: CodeStyle): string | null {
  const found = findTags(tree, tree, /^html$/).filter((tag) => isUsed(tree, tag));
  const [element] = found;
  if (!element || found.length > 1) return `{path} renders ${element ? "more than one" : "no"} <html>.`;
  return wrapElement(source, tree, element, opening, style);
}

function wrapElement(
  source: MagicString,
  tree: SourceFile,
  element: Tag,
  opening: string,
  style: CodeStyle,
): null {
  const closing = `</${/^<(\w+)/.exec(opening)?.[1] ?? ""}>`;
  const start = element.getStart(tree);
  const indent = lineIndent(tree.text, start);
  if (indent === null) {
    source.appendLeft(start, opening);
    source.appendRight(element.end, closing);
    return null;
  }
  source.appendLeft(start, opening + style.newline + indent);
  source.appendRight(element.end, style.newline + indent + closing);
  return null;
}

/** pages/_app: around what the component returns. */
function wrapComponent(source: MagicString, tree: SourceFile, name: string, style: CodeStyle): string | null {
  const components = findTags(tree, tree, /^(?:[\w.]+\.)?Component$/);
  const [component] = components;
  if (!component) return "{path} renders no <Component>.";
  if (components.length > 1) return "{path} renders <Component> in more than one place.";
  const spread = pagePropsOf(component);
  const opening = spread === null ? `<${name}>` : `<${name} {...${spread}}>`;
  let outermost: Tag = component;
  for (let node: ts.Node = component; node.parent; node = node.parent) {
    if (ts.isFunctionLike(node)) break;
    if (ts.isCallExpression(node))
      return "{path} hands <Component> to a function, whose own part would stay outside.";
    if (isTag(node)) outermost = node;
  }
  return wrapElement(source, tree, outermost, opening, style);
}

/** What `_app` itself passes on, e.g. `this.props.pageProps`; evaluated twice, so nothing but names. */
function pagePropsOf(component: ts.JsxElement | ts.JsxSelfClosingElement): string | null {
  const { attributes } = ts.isJsxElement(component) ? component.openingElement : component;
  const spreads = attributes.properties.filter(ts.isJsxSpreadAttribute);
  const texts = spreads.map(({ expression }) => expression.getText());
  return texts.find((text) => /^(?:[\w$]+\.)*pageProps$/.test(text)) ?? null;
}

function isPagesApp(tree: SourceFile): boolean {
  return /(^|\/)_app\.[^/]+$/.test(tree.fileName);
}

function findTags(
  tree: SourceFile,
  node: ts.Node,
  name: RegExp,
): (ts.JsxElement | ts.JsxSelfClosingElement)[] {
  const tag = ts.isJsxElement(node) ? node.openingElement : ts.isJsxSelfClosingElement(node) ? node : null;
  const own =
    tag && name.test(tag.tagName.getText(tree)) ? [node as ts.JsxElement | ts.JsxSelfClosingElement] : [];
  const below: typeof own = [];
  ts.forEachChild(node, (child) => {
    below.push(...findTags(tree, child, name));
  });
  return [...own, ...below];
}

/** Not in a component of this file that nothing exports or names. */
function isUsed(tree: SourceFile, tag: ts.Node): boolean {
  const owner = tree.statements.find((statement) => statement.pos <= tag.pos && tag.end <= statement.end);
  if (!owner || !ts.isFunctionDeclaration(owner) || !owner.name) return true;
  if (owner.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return true;
  const { text } = owner.name;
  const names = (node: ts.Node): boolean =>
    node !== owner &&
    ((ts.isIdentifier(node) && node.text === text) ||
      (ts.forEachChild(node, (child) => names(child) || undefined) ?? false));
  return names(tree);
}

function isTag(node: ts.Node): node is Tag {
  return ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node);
}

function isOnOneLine(tree: SourceFile, node: ts.Node): boolean {
  return !node.getText(tree).includes("\n");
}

/** White space before a position, or null when something else stands on its line. */
function lineIndent(text: string, position: number): string | null {
  const before = text.slice(text.lastIndexOf("\n", position - 1) + 1, position);
  return /^[ \t]*$/.test(before) ? before : null;
}
