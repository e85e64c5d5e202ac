// A gate that holds every check already: does Next.js also run it for all that it has to refuse?
import MagicString from "magic-string";
import { lineOf, parseSource } from "../../syntax.ts";
import type { CodeStyle, EditResult } from "../../types.ts";
import { addMatcherConfig } from "./add-matcher-config.ts";
import type { GatePieces } from "./gate-pieces.ts";
import type { Sample } from "./sample-paths.ts";

export function completeMatcher(
  path: string,
  before: string,
  generated: { config: GatePieces["config"]; closed: Sample[]; text: string },
  style: CodeStyle,
): EditResult {
  const tree = parseSource(path, before);
  const source = new MagicString(before);
  const problem = addMatcherConfig(source, tree, generated.config, generated.closed, style);
  if (problem) {
    const line = lineOf(tree, problem.node);
    const reason = `${path} is left as it is: ${problem.reason}.`;
    return { kind: "manual", reason, snippet: generated.text, line };
  }
  return source.hasChanged() ? { kind: "changed", source: source.toString() } : { kind: "unchanged" };
}
