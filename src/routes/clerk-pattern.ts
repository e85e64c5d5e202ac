// Does a pattern of Clerk's createRouteMatcher match a pathname? Same steps as @clerk/shared/pathMatcher:
// decodeURI (an encoded slash stays encoded), collapse `//`, path-to-regexp 6.3 with its defaults.
import { pathToRegexp } from "path-to-regexp";

/**
 * False for malformed encoding: Clerk answers 400 there before any handler runs.
 * Throws path-to-regexp's TypeError where Clerk itself throws: a pattern that cannot be compiled.
 */
export function matchesClerkPattern(pattern: string | RegExp, pathname: string): boolean {
  // Clerk drops empty patterns.
  if (pattern === "") return false;
  const expression = typeof pattern === "string" ? pathToRegexp(pattern) : pattern;
  const path = normalize(pathname);
  return path !== null && expression.test(path);
}

function normalize(pathname: string): string | null {
  try {
    return decodeURI(pathname).replace(/\/\/+/g, "/");
  } catch {
    return null;
  }
}
