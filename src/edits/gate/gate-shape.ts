// What a gate file can look like, as far as this project can change it safely.
import type { Requirement } from "../../config.ts";
import type { SourceFile, ts } from "../../syntax.ts";

export type GateFunction = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;

/** The `createRouteMatcher([...])` that decides, whatever its name suggests. */
export interface GateList {
  /** The matcher's identifier. */
  name: string;
  patterns: string[];
  array: ts.ArrayLiteralExpression;
}

/** A check beyond being signed in that the gate makes already. */
export interface RoleCheck {
  patterns: string[];
  require: Requirement;
}

export interface ListGate {
  kind: "public-list" | "protected-list";
  tree: SourceFile;
  /** The top-level statement that holds `clerkMiddleware(…)`. */
  statement: ts.Statement;
  handler: GateFunction & { body: ts.Block };
  authName: string;
  reqName: string;
  list: GateList;
  /** New checks go before this statement of the handler. */
  guard: ts.Statement;
  protect: ProtectCall | null;
  roleChecks: RoleCheck[];
  /** Patterns whose signed-out callers get a 401 already. */
  answered401: string[];
  /** Signed-out Server Action requests get a 401 already. */
  answersActions: boolean;
}

export interface ProtectCall {
  call: ts.CallExpression;
  /** Awaited or returned: otherwise it holds nothing from Clerk 6 on. */
  awaited: boolean;
  /** `auth().protect()` instead of `auth.protect()`. */
  calledOnResult: boolean;
}

export type GateShape =
  | { kind: "none" }
  | { kind: "no-handler"; tree: SourceFile; statement: ts.Statement; call: ts.CallExpression }
  | { kind: "intl-only"; tree: SourceFile; statement: ts.Statement; call: ts.CallExpression }
  | ListGate
  | { kind: "other"; reason: string; line: number; clerkRuns: boolean };
