// Which patterns does a createRouteMatcher constant hold, if they are plain strings in this file?
import { ts } from "../../syntax.ts";
import { type Bindings, isClerkCall, unwrap } from "./bindings.ts";
import type { GateList } from "./gate-shape.ts";

export type Matcher =
  | { kind: "list"; list: GateList }
  | { kind: "unknown"; reason: string; node: ts.Node | null };

export function readMatcher(name: string, bindings: Bindings): Matcher {
  const call = bindings.variables.get(name);
  if (!isClerkCall(call, "createRouteMatcher", bindings)) {
    return {
      kind: "unknown",
      reason: `\`${name}\` is not a createRouteMatcher() of this file`,
      node: call ?? null,
    };
  }
  return readList(name, call.arguments[0], bindings);
}

/** A literal array, or a constant of the same file that is one. */
export function readList(name: string, argument: ts.Expression | undefined, bindings: Bindings): Matcher {
  const given = argument && unwrap(argument);
  const array = given && ts.isIdentifier(given) ? bindings.variables.get(given.text) : given;
  if (!array || !ts.isArrayLiteralExpression(array)) {
    return {
      kind: "unknown",
      reason: `the routes of \`${name}\` are not a list in this file`,
      node: argument ?? null,
    };
  }
  const patterns: string[] = [];
  for (const element of array.elements) {
    const value = unwrap(element);
    if (!ts.isStringLiteralLike(value)) {
      return {
        kind: "unknown",
        reason: `the list of \`${name}\` is not made of plain strings`,
        node: element,
      };
    }
    patterns.push(value.text);
  }
  return { kind: "list", list: { name, patterns, array } };
}
