// Does a pattern of createRouteMatcher match? One that cannot be compiled matches nothing; it has a rule of its own.
import { matchesClerkPattern } from "../../../routes/clerk-pattern.ts";

export function matches(pattern: string, path: string): boolean {
  try {
    return matchesClerkPattern(pattern, path);
  } catch {
    return false;
  }
}
