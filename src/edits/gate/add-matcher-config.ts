// Makes Next.js run a gate for everything that it has to refuse: adds `config.matcher`, or what an existing one lacks.
import type MagicString from "magic-string";
import { runsFor } from "../../routes/next-matcher.ts";
import { type SourceFile, ts } from "../../syntax.ts";
import type { CodeStyle } from "../../types.ts";
import { appendPatterns, literalOf } from "./append-patterns.ts";
import type { GatePieces } from "./gate-pieces.ts";
import { readMatcherConfig } from "./read-matcher-config.ts";
import type { Sample } from "./sample-paths.ts";

/** Null when done, else why it cannot be, and where. `closed` are the requests that the gate must see. */
export function addMatcherConfig(
  source: MagicString,
  tree: SourceFile,
  generated: GatePieces["config"],
  closed: Sample[],
  style: Pick<CodeStyle, "quote" | "newline">,
): { reason: string; node: ts.Node } | null {
  const { newline } = style;
  const today = readMatcherConfig(tree);
  if (today.kind === "absent") {
    if (today.object) {
      const at = today.object.getStart(tree) + 1;
      // What stood behind the brace moves to a line of its own.
      const rest = /^[ \t]*\r?\n/.test(tree.text.slice(at)) ? "" : `${newline} `;
      source.appendLeft(at, `${newline}  matcher: ${generated.matcher},${rest}`);
    } else {
      const gap = tree.text.endsWith("\n") ? newline : newline + newline;
      source.append(gap + generated.statement + newline);
    }
    return null;
  }
  const patterns = today.kind === "present" ? today.patterns : [];
  const unseen = closed.filter(
    ({ request }) => !runsFor(patterns, request) && runsFor(generated.patterns, request),
  );
  if (unseen.length === 0) return null;
  if (today.kind === "hidden" || !today.isKnown) {
    const routes = [...new Set(unseen.map(({ route }) => route))];
    const named = routes.slice(0, 8).join(", ") + (routes.length > 8 ? ` and ${routes.length - 8} more` : "");
    const reason = `its config.matcher is more than a list of strings, so the gate may never run for ${named}`;
    return { reason, node: today.node };
  }
  const [page = "", api = ""] = generated.patterns;
  const isApi = ({ request }: Sample) => runsFor([api], request);
  const added = [...(unseen.every(isApi) ? [] : [page]), ...(unseen.some(isApi) ? [api] : [])];
  const { value } = today;
  if (ts.isArrayLiteralExpression(value)) appendPatterns(source, tree, value, added, style);
  else {
    const quote = value.getText(tree).startsWith("'") ? "'" : '"';
    source.appendRight(value.getStart(tree), "[");
    source.appendLeft(value.end, `${added.map((each) => `, ${literalOf(each, quote)}`).join("")}]`);
  }
  return null;
}
