// Does Next.js run the gate for a path? An entry of `config.matcher`, as next/dist/build/analysis compiles it:
// path-to-regexp 6.3, and other than Clerk's patterns case-sensitive.
import { pathToRegexp } from "path-to-regexp";

export function runsFor(matcher: string[], pathname: string): boolean {
  return matcher.some((source) => expressionOf(source)?.test(pathname));
}

/** null: Next.js refuses to build with this entry. */
export function expressionOf(source: string): RegExp | null {
  try {
    return pathToRegexp(source, undefined, { sensitive: true });
  } catch {
    return null;
  }
}
