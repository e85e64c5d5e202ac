// `// clerk-sessions: public — reason`: which resources does somebody open on purpose, and why?
import type { Verdict } from "../../../verdict.ts";
import type { World } from "../../evaluate/run.ts";
import { commentsOn } from "./comments-on.ts";

export interface PublicComment {
  /** 1-based. */
  line: number;
  /** null: it gives none. */
  reason: string | null;
}

/** A check that is there and fails is not meant to be missing: no comment excuses it. */
export function publicComment(world: World, verdict: Verdict): PublicComment | null {
  if (verdict.guard.answer === "broken") return null;
  for (const { line, reading } of commentsOn(world, verdict)) {
    if (reading.kind === "public") return { line, reason: reading.reason };
  }
  return null;
}
