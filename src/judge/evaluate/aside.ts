// Runs code whose own paths do not matter to the rest: a component that asks nobody who they are. Instead of a path for
// every condition, both sides are run one after the other, and all that is done is collected.
import type { Event, Run } from "./run.ts";
import { Thrown, type Value } from "./value.ts";

/** What it does; null when it stops or checks callers, so that its paths are paths of the whole. */
export function runAside(run: Run, body: () => void): Event[] | null {
  const { script, decisions, events, assumed, steps, collected } = run;
  try {
    Object.assign(run, { script: [], decisions: [], events: [], assumed: new Map(assumed), collected: [[]] });
    body();
    const isPlain = run.events.every(({ kind }) => kind === "work" || kind === "opaque");
    const done = run.events.map(
      (event): Event => (event.kind === "opaque" ? { ...event, rendered: true } : event),
    );
    return isPlain ? [...new Map(done.map((event) => [nodeOf(event), event])).values()] : null;
  } catch (error) {
    if (error instanceof Thrown) return null;
    throw error;
  } finally {
    Object.assign(run, { script, decisions, events, assumed, steps, collected });
  }
}

/** Both sides of a condition that cannot be known, as one value; null where paths are followed one by one. */
export function bothSides(run: Run, sides: (() => Value)[]): Value | null {
  if (!run.collected) return null;
  return { kind: "list", items: sides.map((side) => side()), isOpen: true, isEither: true };
}

const nodeOf = (event: Event): object => ("site" in event ? event.site.node : event);
