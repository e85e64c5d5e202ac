// Why can Clerk not read a pattern? null where it can.
import { matchesClerkPattern } from "../../../routes/clerk-pattern.ts";

export function patternProblem(pattern: string): string | null {
  try {
    matchesClerkPattern(pattern, "/");
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
