// All paths of the code: where a condition cannot be known, the run takes one side and is repeated for the other.
import { Again, type Decision, type Exploration, GaveUp, type Path, type Run } from "./run.ts";

const mostPaths = 160;
const mostRestarts = 20;

export function explore(
  settings: Pick<Run, "world" | "caller" | "mode">,
  body: (run: Run) => Path["end"],
): Exploration {
  let paths: Path[] = [];
  let restarts = 0;
  let script: boolean[] | null = [];
  while (script) {
    if (paths.length >= mostPaths) return { paths, incomplete: "it has too many paths to follow" };
    const run = newRun(settings, script);
    try {
      const end = body(run);
      noteUnheard(run);
      paths.push({ end, events: run.events, decisions: run.decisions });
    } catch (error) {
      if (error instanceof Again && restarts < mostRestarts) {
        restarts += 1;
        settings.world.learnt += 1;
        paths = [];
        script = [];
        continue;
      }
      if (error instanceof GaveUp) return { paths, incomplete: error.reason };
      if (error instanceof Again) return { paths, incomplete: "what it knows changes too often" };
      throw error;
    }
    script = nextScript(run.decisions);
  }
  return { paths, incomplete: null };
}

function newRun({ world, caller, mode }: Pick<Run, "world" | "caller" | "mode">, script: boolean[]): Run {
  return {
    world,
    caller,
    mode,
    events: [],
    decisions: [],
    script,
    assumed: new Map(),
    stack: [],
    steps: 0,
    rendering: 0,
    tries: [],
    returned: new Map(),
    rejected: [],
    collected: null,
    modules: new Map(),
    evaluating: new Set(),
    loading: [],
  };
}

/** A check whose promise nobody waits for stops nobody. */
function noteUnheard(run: Run): void {
  for (const { error, isHeard, site } of run.rejected) {
    const check = run.events.find(({ kind }) => kind === "check");
    const origin = error?.from ?? (check?.kind === "check" ? check.origin : undefined);
    if (isHeard || !error || error.cause === "error" || !origin) continue;
    run.events.push({ kind: "attempt", site: site ?? error.site, origin, problem: "nothing waits for it" });
  }
}

/** Depth first: the last decision that was taken `true` is taken `false` next. */
function nextScript(decisions: Decision[]): boolean[] | null {
  const last = decisions.findLastIndex(({ taken }) => taken);
  if (last < 0) return null;
  return [...decisions.slice(0, last).map(({ taken }) => taken), false];
}
