// Which members of a types file are ours? Those below a comment that says where they come from.
import type { Json } from "../../config.ts";
import { type SourceFile, ts } from "../../syntax.ts";

const longest = 80;

/** @param value the claim's template value; left out where there is none */
export function memberMark(value?: Json): string {
  if (value === undefined) return "/** From clerk-sessions.json */";
  // `*\/` ends no comment, and JSON reads it as `*/`.
  const text = JSON.stringify(value).replaceAll("*/", "*\\/");
  const letters = [...text];
  const shown = letters.length > longest ? `${letters.slice(0, longest).join("")}…` : text;
  return `/** From clerk-sessions.json: ${shown} */`;
}

/** The mark above a member, or beside it where all stands on one line; null when the member is its owner's. */
export function markOf(member: ts.Node, tree: SourceFile): ts.CommentRange | null {
  const comments = [
    ...(ts.getTrailingCommentRanges(tree.text, member.pos) ?? []),
    ...(ts.getLeadingCommentRanges(tree.text, member.pos) ?? []),
  ];
  return comments.find(({ pos, end }) => pattern.test(tree.text.slice(pos, end))) ?? null;
}

/** The template value that a mark names; null when it names none, or not all of it. */
export function markedValue(mark: string): { value: Json } | null {
  const text = pattern.exec(mark)?.[1];
  try {
    return text === undefined ? null : { value: JSON.parse(text) as Json };
  } catch {
    return null;
  }
}

const pattern = /^\/\*\*\s+(?:\*\s+)?From clerk-sessions\.json(?:: (.*?))?\s*\*\/$/s;
