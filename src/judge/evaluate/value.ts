// What an expression can be worth when code is only read: known as far as the source and the imagined caller tell.
import type { ts } from "../../syntax.ts";
import type { ConditionSource, GuardVia, Requires } from "../../verdict.ts";
import type { Run } from "./run.ts";
import type { Scope } from "./scope.ts";

/** That a value depends on who calls, and how the source learned it. A branch on such a value is a check. */
export interface Origin {
  via: GuardVia;
  file: string;
  line: number;
  note: string;
  /** What it takes for the value to be otherwise; null: being signed in. */
  requires: Requires | null;
}

/** Where an unknown value comes from. `caller`: looked up by who calls. `param`: a segment of the path, never missing. `secret`: a variable
 * of the environment that is named like one. */
export type Source = ConditionSource | "caller" | "credential" | "param" | "secret";

interface Marked {
  from?: Origin | undefined;
}

export type Primitive = string | number | boolean | bigint | null | undefined;

export interface Known extends Marked {
  kind: "known";
  value: Primitive;
}
export interface Pattern extends Marked {
  kind: "regexp";
  value: RegExp;
  /** Shared between requests, with a flag by which it remembers where it stopped. */
  isStateful?: boolean;
}
/** `isOpen`: there may be more items than these. */
export interface List extends Marked {
  /** No list at all: one of its items, nobody knows which. */
  isEither?: boolean;
  kind: "list";
  items: Value[];
  isOpen: boolean;
  /** Where in the list each stands is not known. */
  isShifted?: boolean;
  /** Made while a module was loaded. */
  isShared?: boolean;
}
/** `rest` answers for members that are not in `members`; null: they are undefined. */
export interface Shape extends Marked {
  /** One for all runs: what code writes into it is not remembered. */
  isFixed?: boolean;
  kind: "record";
  members: Map<string, Value>;
  rest: Value | null;
  /** Made while a module was loaded. */
  isShared?: boolean;
}
export interface Closure extends Marked {
  kind: "closure";
  node: ts.FunctionLikeDeclaration;
  scope: Scope;
  self: Value | null;
}
export interface ClassValue extends Marked {
  kind: "class";
  node: ts.ClassLikeDeclaration;
  scope: Scope;
}
/** `site` is the call. `self` is what the function was taken from. */
export interface Native extends Marked {
  kind: "native";
  name: string;
  call(run: Run, args: Value[], site: Site, self: Value | null): Value;
  members?: Map<string, Value>;
  /** Runs when it is read. */
  isGetter?: boolean;
}
/** Settled at once: async code is run to its end. `error` is set when it is rejected. */
export interface Promised extends Marked {
  kind: "promise";
  value: Value;
  error: Thrown | null;
  /** Somebody waited for it. A rejection that nobody waits for holds nothing. */
  isHeard: boolean;
  /** The call that made it, where it is rejected. */
  site?: Site;
}
/** `import * as x`, `await import("x")`. */
export interface ModuleValue extends Marked {
  kind: "module";
  /** The file that imports. */
  importer: string;
  specifier: string;
}
/** A JSX element: what renders it decides whether its code runs. */
export interface Element extends Marked {
  kind: "element";
  /** null: a host element or fragment. */
  type: Value | null;
  props: Map<string, Value>;
  children: Value[];
  site: Site;
}
/** A Response, or what a gate or Pages Router handler answers with. */
export interface Answer extends Marked {
  kind: "answer";
  action: "next" | "rewrite" | "redirect" | "respond";
  /** null: not known. */
  status: number | null;
  /** Target of redirect and rewrite, body of the rest. */
  content: Value | null;
  /** Name of the class that made it, for `instanceof`. */
  made?: string;
}
/** `package`: an object that can do things (a database client). `data`: what such a thing gave. `input`: what callers send. */
export interface Unknown extends Marked {
  kind: "unknown";
  origin: "package" | "data" | "input" | "opaque";
  sources: ReadonlySet<Source>;
  /** null: either. */
  truthy: boolean | null;
  /** As the source has it, for messages; or why nothing is known (`opaque`). */
  note: string;
  /** Comparing who calls with a fixed value: a role, an allow-list. */
  isPrivilege: boolean;
  /** The same member or comparison is the same value each time. */
  memo: Map<string, Value>;
  /** What either side means, where the source at the place does not say it. */
  words?: { yes: string; no: string };
}

export type Value =
  | Known
  | Pattern
  | List
  | Shape
  | Closure
  | ClassValue
  | Native
  | Promised
  | Answer
  | ModuleValue
  | Element
  | Unknown;

/** A place in the source. */
export interface Site {
  file: string;
  node: ts.Node;
}

/** Why code stopped: which function threw, or `throw`. */
export type StopCause =
  | "protect"
  | "redirect"
  | "not-found"
  | "unauthorized"
  | "forbidden"
  | "sign-in"
  | "throw"
  | "error";

/** An exception of the code that is read, not of ours. */
export class Thrown {
  constructor(
    readonly cause: StopCause,
    readonly value: Value,
    readonly site: Site,
    readonly from: Origin | undefined = undefined,
  ) {}
}

export const known = (value: Primitive, from?: Origin): Known => ({ kind: "known", value, from });
export const list = (items: Value[], isOpen: boolean = false): List => ({ kind: "list", items, isOpen });
export const nothing: Known = known(undefined);

export function record(members: Record<string, Value>, rest: Value | null = null, from?: Origin): Shape {
  return { kind: "record", members: new Map(Object.entries(members)), rest, from };
}

export function native(name: string, call: Native["call"], members?: Record<string, Value>): Native {
  return { kind: "native", name, call, ...(members ? { members: new Map(Object.entries(members)) } : {}) };
}

export function unknown(
  origin: Unknown["origin"],
  note: string,
  sources: Iterable<Source> = noSources,
  more: { truthy?: boolean | null; isPrivilege?: boolean; from?: Origin | undefined } = {},
): Unknown {
  const { truthy = null, isPrivilege = false, from } = more;
  return {
    kind: "unknown",
    origin,
    note,
    sources: sources === noSources ? noSources : new Set(sources),
    truthy,
    isPrivilege,
    memo: new Map(),
    from,
  };
}

export function promise(value: Value, error: Thrown | null = null): Promised {
  // A promise of a promise is that promise.
  if (value.kind === "promise" && error === null) return value;
  return { kind: "promise", value, error, isHeard: false, from: value.from };
}

/** The same value, known to depend on who calls. */
export function withOrigin<T extends Value>(value: T, from: Origin | undefined): T {
  return from === undefined || value.from === from ? value : { ...value, from: value.from ?? from };
}

export const noSources: ReadonlySet<Source> = new Set();
