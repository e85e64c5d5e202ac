// New interfaces join the global declarations of a file.
import MagicString from "magic-string";
import { type SourceFile, ts } from "../../syntax.ts";
import type { Declarations } from "./declarations.ts";
import { fillBraces } from "./fill-braces.ts";
import type { Interface } from "./interface.ts";
import { indentAt, isFirstOnLine } from "./lines.ts";
import { memberText } from "./member-text.ts";
import type { TypesLayout } from "./types-layout.ts";

/** The file's new text. */
export function addInterfaces(
  tree: SourceFile,
  home: Declarations["home"],
  added: Interface[],
  layout: TypesLayout,
): string {
  const { newline } = layout;
  const blank = newline + newline;
  if (home === "file") return appended(tree.text, interfacesText(added, "", layout).join(blank), newline);
  if (home === "new-block") {
    const inside = interfacesText(added, layout.indent, layout).join(blank);
    return appended(tree.text, `declare global {${newline}${inside}${newline}}`, newline);
  }
  const last = home.statements.at(-1);
  const outer = indentAt(tree.text, home.parent.getStart(tree));
  const isOwnLine = last && isFirstOnLine(tree.text, last.getStart(tree));
  const indent = isOwnLine ? indentAt(tree.text, last.getStart(tree)) : outer + layout.indent;
  const texts = interfacesText(added, indent, layout).join(blank);
  if (!last) return fillBraces(tree, home.parent, home.statements.pos, newline + texts, layout);
  const text = new MagicString(tree.text);
  const at = (ts.getTrailingCommentRanges(tree.text, last.end) ?? []).at(-1)?.end ?? last.end;
  text.appendRight(at, blank + texts);
  const rest = tree.text.slice(at, home.end - 1);
  if (!rest.includes("\n")) {
    // All of the block was on one line.
    const space = rest.length - rest.trimEnd().length;
    if (space > 0) text.remove(home.end - 1 - space, home.end - 1);
    text.appendLeft(home.end - 1, newline + outer);
  }
  return text.toString();
}

export function interfacesText(interfaces: Interface[], indent: string, layout: TypesLayout): string[] {
  const inner = indent + layout.indent;
  return interfaces.map(({ name, members }) =>
    [
      `${indent}interface ${name} {`,
      ...members.flatMap((member) => [
        inner + member.mark,
        inner + memberText(member, layout.quote) + layout.separator,
      ]),
      `${indent}}`,
    ].join(layout.newline),
  );
}

function appended(text: string, added: string, newline: string): string {
  const isEmpty = text.replace(/^\uFEFF/, "").trim() === "";
  const gap = isEmpty ? "" : text.endsWith("\n") ? newline : newline + newline;
  return text + gap + added + newline;
}
