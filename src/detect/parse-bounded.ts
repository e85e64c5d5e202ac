// The syntax tree of a file that others wrote; null where code is nested thousands of levels deep, as generators write it:
// whoever walks that overflows the stack.
import { parseSource, type SourceFile, ts } from "../syntax.ts";

const deepest = 1000;
/** Below this length code is nowhere nested that deep in practice. */
const harmless = 6000;

export function parseBounded(path: string, text: string): SourceFile | null {
  try {
    const tree = parseSource(path, text);
    return text.length > harmless && isDeeper(tree) ? null : tree;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Level by level, without recursion. */
function isDeeper(tree: SourceFile): boolean {
  let level: ts.Node[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    const next: ts.Node[] = [];
    const collect = (child: ts.Node) => {
      next.push(child);
    };
    for (const node of level) ts.forEachChild(node, collect);
    level = next;
  }
  return false;
}
