// One run of the code along one path: what it is told, what it has met so far, and which sides it took where a condition
// cannot be known.
import { lineOf } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import type { Module, Scope } from "./scope.ts";
import type { Origin, Promised, Shape, Site, Thrown, Unknown, Value } from "./value.ts";

/** Who is imagined to call. `full` meets every requirement that `has()` can ask for. */
export type Caller = "signed-out" | "plain" | "full";

/** What stays the same over all runs: the app, and what was worked out about its modules. */
export interface World {
  project: Project;
  /** Major version of @clerk/nextjs. */
  clerkMajor: number;
  /** By file; null: there is no such file, or it could not be read. */
  modules: Map<string, Module | null>;
  /** How often paths had to be followed anew. */
  learnt: number;
  /** What Clerk tells about a caller at a place. */
  authObjects: Map<string, Shape>;
  /** Anything else worth remembering between runs, by a key that names its kind. */
  memo: Map<string, unknown>;
}

/** What happened on a path, in order. */
export type Event =
  /** A branch on who calls, or a function that stops callers. */
  | { kind: "check"; origin: Origin; site: Site; depth: number; stops: boolean }
  /** Something that reads or changes the world outside. `rendered`: as part of the page, whatever comes after. */
  | { kind: "work"; site: Site; isWrite: boolean; rendered: boolean; note: string }
  /** A check whose failing has no effect. */
  | {
      kind: "attempt";
      site: Site;
      origin: Origin;
      problem: string /** Also where callers are stopped. */;
      isAlways?: boolean;
    }
  /** Code that could not be followed and may stop callers. */
  | { kind: "opaque"; site: Site; reason: string /** In a component that draws. */; rendered?: boolean }
  /** A Pages Router handler answered; its code goes on. */
  | { kind: "respond"; site: Site; status: number | null; content?: Value | undefined }
  /** Clerk's middleware ran. */
  | { kind: "clerk"; site: Site };

export interface Decision {
  value: Unknown;
  site: Site;
  taken: boolean;
  /** Number of events before it. */
  at: number;
}

export interface Run {
  world: World;
  caller: Caller;
  /** `gate`: values that callers send decide nothing; `guard`: signatures and secrets are guards. */
  mode: "gate" | "guard";
  events: Event[];
  decisions: Decision[];
  /** Sides to take, from the exploration. */
  script: boolean[];
  assumed: Map<Unknown, boolean>;
  /** Functions being run, innermost last. */
  stack: { node: object; isCached: boolean }[];
  steps: number;
  /** Over zero: inside JSX that is rendered. */
  rendering: number;
  /** One entry per `try` being run: whether the first call in it that may throw was met. */
  tries: { tried: boolean }[];
  /** Where a value that a function returned was returned first. */
  returned: Map<Value, Site>;
  /** Set while both sides of conditions are run: what the functions being run have returned so far, innermost last. */
  collected: Value[][] | null;
  /** Promises that were rejected by a check. */
  rejected: Promised[];
  /** Module variables on this path, by `file#name`. */
  modules: Map<string, Value>;
  evaluating: Set<string>;
  /** Module variables being evaluated: where they stand, and how many functions were being run by then. */
  loading: { file: string; at: number; depth: number }[];
}

export interface Path {
  /** What was returned and where; or what was thrown. */
  end: { kind: "return"; value: Value; site: Site | null } | { kind: "throw"; thrown: Thrown };
  events: Event[];
  decisions: Decision[];
}

export interface Exploration {
  paths: Path[];
  /** Why not all paths are there. */
  incomplete: string | null;
}

/** Something was learnt that the paths so far did not know: they are followed anew. */
export class Again {}

/** Code that is too much to read: ends the run, not the program. */
export class GaveUp {
  constructor(readonly reason: string) {}
}

const mostSteps = 30_000;

/** Takes a side for a condition that cannot be known; the same condition gets the same side on this path. */
export function decide(run: Run, value: Unknown, site: Site): boolean {
  if (value.truthy !== null) return value.truthy;
  const assumed = run.assumed.get(value);
  if (assumed !== undefined) return assumed;
  const opposite = value.memo.get("!");
  const denied = opposite?.kind === "unknown" ? run.assumed.get(opposite) : undefined;
  if (denied !== undefined) return !denied;
  const taken = run.script[run.decisions.length] ?? true;
  run.decisions.push({ value, site, taken, at: run.events.length });
  run.assumed.set(value, taken);
  return taken;
}

export function step(run: Run): void {
  run.steps += 1;
  if (run.steps > mostSteps) throw new GaveUp("it is too long to follow");
}

export function siteOf(scope: Scope, node: Site["node"]): Site {
  return { file: scope.module.file, node };
}

/** 1-based line of a place, and its source in one line of at most 80 characters. */
export function describe(site: Site): { file: string; line: number; text: string } {
  const found = described.get(site.node);
  if (found) return found;
  const tree = site.node.getSourceFile();
  const text = site.node.getText(tree).slice(0, 400).replace(/\s+/g, " ");
  const made = {
    file: site.file,
    line: lineOf(tree, site.node),
    text: text.length > 80 ? `${text.slice(0, 79)}…` : text,
  };
  described.set(site.node, made);
  return made;
}

const described = new WeakMap<Site["node"], { file: string; line: number; text: string }>();
