// Does one of these createRouteMatcher patterns match a path?
import { matchesClerkPattern } from "../../routes/clerk-pattern.ts";

export function matchesAny(patterns: string[], path: string): boolean {
  return patterns.some((pattern) => {
    try {
      return matchesClerkPattern(pattern, path);
    } catch {
      // A pattern that Clerk cannot compile opens and closes nothing: the app fails on it.
      return false;
    }
  });
}
