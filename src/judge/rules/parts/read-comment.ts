// What does a comment say about who may come? `clerk-sessions: public — reason`, with the slips that people make.
import { distance } from "fastest-levenshtein";

export type CommentReading =
  | { kind: "public"; reason: string | null }
  /** It means something for us, and cannot be read. */
  | { kind: "unclear" };

const mark = "clerk-sessions";

/** @param text without the signs of the comment; null: it is none of ours */
export function readComment(text: string): CommentReading | null {
  const [, name = "", sign = "", word = "", rest = ""] =
    /^\s*([\w-]+)(\s*[:—–-]+\s*|\s+)([A-Za-z]+)([\s\S]*)$/.exec(text) ?? [];
  const isMarked = /[:—–-]/.test(sign);
  const own = name.toLowerCase().replaceAll("_", "-");
  const isOurs = own === mark || own === "clerk-session";
  const isPublic = word.toLowerCase() === "public" && /^(?![\w-])/.test(rest);
  // Without a colon it may be a sentence about something else.
  if (isOurs && isPublic && (isMarked || /^\s*([:—–-]|$)/.test(rest))) {
    return { kind: "public", reason: rest.replace(/^\s*[:—–-]*\s*/, "").trim() || null };
  }
  const hasColon = sign.includes(":");
  const meansPublic = isMarked && distance(word.toLowerCase(), "public") <= 2;
  const isMeant =
    (isOurs && (hasColon || meansPublic)) ||
    (own === "clerk" && hasColon && meansPublic) ||
    (distance(own, mark) <= 3 && meansPublic);
  return isMeant ? { kind: "unclear" } : null;
}
