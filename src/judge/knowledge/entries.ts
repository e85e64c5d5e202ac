// Handlers that serve many entries at once (tRPC, oRPC, uploadthing): which of them let a signed-out caller in?
import { respond } from "../builtins/answers.ts";
import { explore } from "../evaluate/explore.ts";
import type { Event, Path, Run } from "../evaluate/run.ts";
import { nothing, type Origin, type Site, Thrown, unknown, type Value } from "../evaluate/value.ts";
import { originAt } from "./clerk-auth.ts";

/** One of the procedures or routes behind a handler. */
export interface Entry {
  call(run: Run, context: Value, site: Site): Value;
}

const known = new WeakMap<Value, Entry>();

/** Marks the value that stands for an entry in a router. */
export function asEntry<T extends Value>(value: T, entry: Entry): T {
  known.set(value, entry);
  return value;
}

export const entryOf = (value: Value): Entry | undefined => known.get(value);

/** By their path in the router; null when a part of it cannot be followed. */
function entriesIn(router: Value, path: string = ""): Map<string, Entry> | null {
  const own = known.get(router);
  if (own) return new Map([[path, own]]);
  if (router.kind !== "record" || router.rest) return null;
  const found = new Map<string, Entry>();
  for (const [name, value] of router.members) {
    const below = entriesIn(value, path === "" ? name : `${path}.${name}`);
    if (!below) return null;
    for (const [key, entry] of below) found.set(key, entry);
  }
  return found;
}

export interface Handled {
  /** Names the library and its entries: `tRPC`, `procedure`. */
  library: string;
  unit: string;
  router: Value;
  /** Made anew for each call. */
  contextOf(run: Run): Value;
}

/** Stops the caller where every entry would; says that it is not known where only some do. */
export function answerEntries(run: Run, site: Site, { library, unit, router, contextOf }: Handled): Value {
  const entries = entriesIn(router);
  const lost = (reason: string): Value => {
    run.events.push({ kind: "opaque", site, reason });
    return respond(nothing, undefined, 200);
  };
  if (!entries || entries.size === 0) return lost(`${library}, where each ${unit} decides for itself`);
  if (run.caller === "full") return respond(nothing, undefined, 200);
  const open: string[] = [];
  let origin: Origin | null = null;
  for (const [name, entry] of entries) {
    const stop = stopOf(run, site, (inner) => entry.call(inner, contextOf(inner), site));
    if (stop) origin ??= stop;
    else open.push(name);
  }
  if (open.length === 0) {
    const from = origin ?? originAt(site, "helper");
    run.events.push({ kind: "check", origin: from, site, depth: run.stack.length + 1, stops: true });
    throw new Thrown("unauthorized", unknown("data", "error"), site, from);
  }
  if (run.caller === "plain") return respond(nothing, undefined, 200);
  const examples = open.slice(0, 3).join(", ");
  return lost(
    `${library}, where each ${unit} decides for itself: ${open.length} of ${entries.size} let signed-out callers in, ` +
      `for example ${examples}`,
  );
}

/** The check that stops the caller on every path before anything is written; null when one gets through. */
function stopOf(run: Run, site: Site, body: (run: Run) => Value): Origin | null {
  const { world, caller, mode } = run;
  const stops: Origin[] = [];
  try {
    const { incomplete } = explore({ world, caller, mode }, (inner) => {
      const end = endOf(body, inner, site);
      const stop = end.kind === "throw" ? stopIn(inner.events) : null;
      if (!stop) throw new GotThrough();
      stops.push(stop);
      return end;
    });
    return incomplete ? null : (stops[0] ?? null);
  } catch (error) {
    if (error instanceof GotThrough) return null;
    throw error;
  }
}

/** Ends the exploration: one path that gets through is enough to know. */
class GotThrough {}

function endOf(body: (run: Run) => Value, run: Run, site: Site): Path["end"] {
  try {
    return { kind: "return", value: body(run), site };
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    return { kind: "throw", thrown: error };
  }
}

function stopIn(events: Event[]): Origin | null {
  const first = events.findIndex(({ kind }) => kind === "check");
  const write = events.findIndex((event) => event.kind === "work" && event.isWrite);
  const last = events.findLast(({ kind }) => kind === "check");
  const isLate = write >= 0 && write < first;
  return last?.kind === "check" && !isLate ? last.origin : null;
}
