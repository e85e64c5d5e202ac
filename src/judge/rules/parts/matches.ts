// Does a pattern of createRouteMatcher match? One that cannot be compiled matches nothing; it has a rule of its own.
import { pathToRegexp } from "path-to-regexp";
import { matchesClerkPattern } from "../../../routes/clerk-pattern.ts";

/** Compiled once: each is held against every path of the app. */
const compiled = new Map<string, RegExp | null>();

export function matches(pattern: string, path: string): boolean {
  const known = compiled.get(pattern);
  const expression = known === undefined ? compile(pattern) : known;
  compiled.set(pattern, expression);
  return expression !== null && matchesClerkPattern(expression, path);
}

function compile(pattern: string): RegExp | null {
  try {
    return pattern === "" ? null : pathToRegexp(pattern);
  } catch {
    return null;
  }
}
