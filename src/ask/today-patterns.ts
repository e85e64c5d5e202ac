// What do the patterns of today's gate mean in clerk-sessions.json's notation?
import { valueProblem } from "../config/value-problem.ts";

export interface TodayPatterns {
  patterns: string[];
  /** No equivalent: they stay in the gate's own list, and nowhere else. */
  dropped: string[];
}

/** `/blog(.*)` also matches `/blog-admin`; the subtree `/blog/:path*` is what was meant. */
export function todayPatterns(written: string[]): TodayPatterns {
  const found: TodayPatterns = { patterns: [], dropped: [] };
  for (const one of written) {
    const pattern = one.replace(/\/?(?:\(\.\*\)|\/\*|:\w+\*)$/, "/:path*").replace(/(?<=.)\/$/, "");
    if (valueProblem.pattern(pattern) === null) found.patterns.push(pattern);
    else found.dropped.push(one);
  }
  return { patterns: [...new Set(found.patterns)], dropped: found.dropped };
}
