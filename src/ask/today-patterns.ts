// What do the patterns of today's gate mean in clerk-sessions.json's notation?
import { valueProblem } from "../config/value-problem.ts";
import type { GateToday } from "./question.ts";

export interface TodayPatterns {
  patterns: string[];
  /** No equivalent: they stay in the gate's own list, and nowhere else. */
  dropped: string[];
}

/** `/blog(.*)` also matches `/blog-admin`; the subtree `/blog/:path*` is what was meant. */
export function todayPatterns(today: GateToday): TodayPatterns {
  const found: TodayPatterns = { patterns: [], dropped: [] };
  for (const written of today.patterns) {
    const pattern = written.replace(/\/?(?:\(\.\*\)|\/\*|:\w+\*)$/, "/:path*").replace(/(?<=.)\/$/, "");
    if (valueProblem.pattern(pattern) === null) found.patterns.push(pattern);
    else found.dropped.push(written);
  }
  return { patterns: [...new Set(found.patterns)], dropped: found.dropped };
}
