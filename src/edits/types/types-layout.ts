// How is this types file written? New members follow it.
import { type SourceFile, ts } from "../../syntax.ts";
import type { CodeStyle } from "../../types.ts";
import { sourceStyle } from "../source-style.ts";

export interface TypesLayout extends Pick<CodeStyle, "quote" | "semicolons" | "indent" | "newline"> {
  /** Behind each member of an interface that has lines of its own. */
  separator: ";" | "," | "";
}

export function typesLayout(tree: SourceFile, project: CodeStyle): TypesLayout {
  const style = sourceStyle(tree, project);
  const seen = evidence(tree);
  return {
    quote: seen.quote ?? style.quote,
    semicolons: style.semicolons,
    indent: style.indent,
    newline: style.newline,
    separator: seen.separator ?? (style.semicolons ? ";" : ""),
  };
}

interface Evidence {
  quote?: CodeStyle["quote"];
  separator?: TypesLayout["separator"];
}

/** A types file rarely imports: any text in it shows the quotes, any member the separators. */
function evidence(tree: SourceFile): Evidence {
  const seen: Evidence = {};
  const visit = (node: ts.Node): void => {
    const text = node.getText(tree);
    if (ts.isStringLiteral(node)) seen.quote ??= text.startsWith("'") ? "'" : '"';
    if (ts.isPropertySignature(node)) {
      const last = text.at(-1);
      const separator = last === ";" || last === "," ? last : "";
      // The last member of one line needs none whatever the style.
      if (separator !== "" || tree.text.slice(node.end).match(/^[^\n}]*\n/)) seen.separator ??= separator;
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return seen;
}
