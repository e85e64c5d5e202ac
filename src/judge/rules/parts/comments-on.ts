// Which comments about who may come concern a resource? The one directly above it, then the one at the top of its file.
import { ts } from "../../../syntax.ts";
import type { Verdict } from "../../../verdict.ts";
import type { World } from "../../evaluate/run.ts";
import type { Module } from "../../evaluate/scope.ts";
import { moduleAt } from "./module-at.ts";
import { type CommentReading, readComment } from "./read-comment.ts";
import { resourceNode } from "./resource-node.ts";

export interface OwnComment {
  /** 1-based. */
  line: number;
  reading: CommentReading;
}

export function commentsOn(world: World, verdict: Verdict): OwnComment[] {
  const key = `rules: comments ${verdict.id}`;
  const found = world.memo.get(key) as OwnComment[] | undefined;
  if (found) return found;
  // Most files have none, and need not be parsed again for that.
  const isLikely = /(\/\/|\*)\s*cl\w{1,5}[-_]?\w*\W+p?\w/i.test(world.project.read(verdict.file) ?? "");
  const module = isLikely ? moduleAt(world, verdict.file) : null;
  const made = module ? [...aboveResource(module, verdict), ...atTop(module)] : [];
  world.memo.set(key, made);
  return made;
}

function aboveResource(module: Module, verdict: Verdict): OwnComment[] {
  for (let node = resourceNode(module, verdict); node && !ts.isSourceFile(node); node = node.parent) {
    const found = leading(module, node);
    // What stands above a statement belongs to it, not to all that it is part of.
    if (found.length > 0 || ts.isStatement(node)) return found;
  }
  return [];
}

/** Above the first statement, where that is a directive or an import and so no resource itself. */
function atTop(module: Module): OwnComment[] {
  for (const statement of module.tree.statements) {
    const isDirective = ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
    if (!isDirective && !ts.isImportDeclaration(statement)) break;
    const found = leading(module, statement);
    if (found.length > 0 || !isDirective) return found;
  }
  return [];
}

function leading({ tree }: Module, node: ts.Node): OwnComment[] {
  return (ts.getLeadingCommentRanges(tree.text, node.getFullStart()) ?? []).flatMap((range) => {
    const reading = readComment(commentText(tree.text, range));
    const line = ts.getLineAndCharacterOfPosition(tree, range.pos).line + 1;
    return reading ? [{ line, reading }] : [];
  });
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
