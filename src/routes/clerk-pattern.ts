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
  const expression = typeof pattern === "string" ? compiled(pattern) : pattern;
  const path = normalize(pathname);
  // An expression with the g flag remembers where it stopped.
  expression.lastIndex = 0;
  return path !== null && expression.test(path);
}

function normalize(pathname: string): string | null {
  try {
    return decodeURI(pathname).replace(/\/\/+/g, "/");
  } catch {
    return null;
  }
}

/** The same few patterns are asked for every URL of an app. */
const expressions = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const found = expressions.get(pattern);
  if (found) return found;
  const made = pathToRegexp(pattern);
  expressions.set(pattern, made);
  return made;
}
