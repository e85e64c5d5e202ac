// `// clerk-sessions: public — reason`: which resources does somebody open on purpose, and why?
import { ts } from "../../../syntax.ts";
import type { Verdict } from "../../../verdict.ts";
import type { World } from "../../evaluate/run.ts";
import type { Module } from "../../evaluate/scope.ts";
import { moduleAt } from "./module-at.ts";
import { resourceNode } from "./resource-node.ts";

export interface PublicComment {
  /** 1-based. */
  line: number;
  /** null: it gives none. */
  reason: string | null;
}

/** The one directly above a resource, else the one at the top of its file. */
export function publicComment(world: World, verdict: Verdict): PublicComment | null {
  const module = world.project.read(verdict.file)?.includes("clerk-sessions:")
    ? moduleAt(world, verdict.file)
    : null;
  if (!module) return null;
  const own = aboveResource(module, verdict);
  return own ?? atTop(world, module);
}

function aboveResource(module: Module, verdict: Verdict): PublicComment | null {
  for (let node = resourceNode(module, verdict); node && !ts.isSourceFile(node); node = node.parent) {
    const found = leading(module, node);
    if (found) return found;
    // What stands above a statement belongs to it, not to all that it is part of.
    if (ts.isStatement(node)) return null;
  }
  return null;
}

/** Above the first statement, where that is a directive or an import and so no resource itself. */
function atTop(world: World, module: Module): PublicComment | null {
  const key = `rules: comment ${module.file}`;
  const found = world.memo.get(key) as PublicComment | null | undefined;
  if (found !== undefined) return found;
  let made: PublicComment | null = null;
  for (const statement of module.tree.statements) {
    const isDirective = ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
    if (!isDirective && !ts.isImportDeclaration(statement)) break;
    made = leading(module, statement);
    if (made || !isDirective) break;
  }
  world.memo.set(key, made);
  return made;
}

function leading({ tree }: Module, node: ts.Node): PublicComment | null {
  for (const range of ts.getLeadingCommentRanges(tree.text, node.getFullStart()) ?? []) {
    const read = /^\s*clerk-sessions:\s*public\b\s*(?:[—–:-]+\s*)?([\s\S]*)$/.exec(
      commentText(tree.text, range),
    );
    if (!read) continue;
    const line = ts.getLineAndCharacterOfPosition(tree, range.pos).line + 1;
    return { line, reason: read[1]?.trim() || null };
  }
  return null;
}

function commentText(text: string, { pos, end, kind }: ts.CommentRange): string {
  if (kind === ts.SyntaxKind.SingleLineCommentTrivia) return text.slice(pos + 2, end);
  const inner = text.slice(pos + 2, end - 2);
  return inner
    .split("\n")
    .map((line) => line.replace(/^\s*\*+ ?/, "").trim())
    .filter(Boolean)
    .join(" ");
}
