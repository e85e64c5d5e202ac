// What is known of an expression's value, as far as session claims go. Anything else is null.
import type { ts } from "../../syntax.ts";
import type { Cast } from "./claim-read.ts";

export interface Claims {
  kind: "claims";
  /** Empty: all of them. */
  path: string[];
  cast: Cast | null;
  /** The access that led from `from` to here; null where claims begin. */
  node: ts.Node | null;
  from: Claims | null;
}

export type Value =
  | Claims
  /** What `auth()` answers: it has `sessionClaims`. Promises of it count as it. */
  | { kind: "session" }
  /** A function of Clerk's, by the name that it is exported under; `protect` is a property of `auth`. */
  | { kind: "clerk"; name: string }
  /** All of a module: `file` is the app's, `specifier` a package. */
  | { kind: "module"; file: string }
  | { kind: "package"; specifier: string }
  /** A function that answers what it is given, such as React's cache(). */
  | { kind: "same" }
  | { kind: "function"; node: ts.FunctionLikeDeclaration }
  /** Object literals, one of which it is; the attributes of an element are the props of its component. */
  | { kind: "object"; nodes: (ts.ObjectLiteralExpression | ts.JsxAttributes)[] }
  /** What is declared of an object that nobody is seen to make. */
  | { kind: "shape"; members: readonly ts.TypeElement[] }
  | { kind: "list"; items: readonly ts.Expression[] };

export const allClaims: Claims = { kind: "claims", path: [], cast: null, node: null, from: null };
