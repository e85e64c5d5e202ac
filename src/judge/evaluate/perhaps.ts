// Code that runs for each of some things, of which there may be none: the body of a loop, a callback of `map`.
import { Again, decide, type Run } from "./run.ts";
import { type Site, Thrown, unknown } from "./value.ts";

/** Where a check stands in it, that it may not run is a path of its own. @returns null when it does not run */
export function perhaps<T>(run: Run, site: Site, body: () => T): T | null {
  const forks = forksOf(run);
  if (forks.has(site.node)) {
    const runs = unknown("data", "there is something to go through", ["body", "data"]);
    return decide(run, runs, site) ? body() : null;
  }
  const before = run.events.length;
  const learn = (): never => {
    forks.add(site.node);
    throw new Again();
  };
  try {
    const result = body();
    return !run.collected && run.events.slice(before).some(({ kind }) => kind === "check") ? learn() : result;
  } catch (error) {
    if (error instanceof Thrown && !run.collected) return learn();
    throw error;
  }
}

function forksOf({ world }: Run): WeakSet<object> {
  const found = world.memo.get("forks") as WeakSet<object> | undefined;
  if (found) return found;
  const made = new WeakSet<object>();
  world.memo.set("forks", made);
  return made;
}
