// What does the gate that Next.js loads do with a path? Its code is run where the matcher lets it, once for alike paths.
import type { GateVerdict } from "../../verdict.ts";
import { openModule, whyNotOpen } from "../evaluate/modules.ts";
import type { Caller, Exploration, World } from "../evaluate/run.ts";
import { compared } from "./compare-callers.ts";
import { verdict } from "./gate-verdict.ts";
import { type MatcherReading, readMatchers, runsAt } from "./matcher.ts";
import { mentionsClerk } from "./mentions-clerk.ts";
import { runGate, seenByCode } from "./run-gate.ts";
import { routeMatchers } from "./watched-request.ts";

export interface Asked {
  pathname: string;
  methods: string[];
}

export function judgeGate(world: World, pathname: string, methods: string[]): GateVerdict {
  const key = `gate ${methods} ${pathname}`;
  const found = world.memo.get(key) as GateVerdict | undefined;
  if (found) return found;
  const made = judged(world, { pathname, methods });
  world.memo.set(key, made);
  return made;
}

function judged(world: World, asked: Asked): GateVerdict {
  const { file, conflict } = world.project.gate;
  if (file === null) return verdict("none");
  if (conflict) return verdict("unknown", { reason: conflict });
  if (!openModule({ world }, file)) return verdict("unknown", { reason: whyNotOpen(world, file) });
  if (!mentionsClerk(world, file)) return verdict("none");
  const matchers = matchersOf(world);
  const matched = runsAt(matchers, world.project, asked.pathname);
  if (matched.kind === "skips") {
    const line = matchers.kind === "list" ? matchers.line : 1;
    return verdict("not-run", { evidence: [{ file, line, note: "config.matcher" }] });
  }
  if (matched.kind === "unknown") return verdict("unknown", { reason: matched.reason });
  const answer = handled(world, file, asked);
  if (matched.kind !== "depends" || ["public", "none", "not-run"].includes(answer.answer)) return answer;
  // Whoever sends that header is not asked at all.
  return { ...answer, answer: "conditional", conditions: [...matched.conditions, ...answer.conditions] };
}

export function matchersOf(world: World): MatcherReading {
  const found = world.memo.get("matchers") as MatcherReading | undefined;
  if (found) return found;
  const made = readMatchers(world.project);
  world.memo.set("matchers", made);
  return made;
}

/** What the code does on paths that all route matchers answer alike, once it is known to look at nothing else of them. */
function handled(world: World, file: string, asked: Asked): GateVerdict {
  const found = world.memo.get(likenessOf(world, asked)) as GateVerdict | undefined;
  if (found) return found;
  const { isPathRead, ...made } = followed(world, file, asked);
  if (!isPathRead) world.memo.set(likenessOf(world, asked), made);
  return made;
}

function likenessOf(world: World, { pathname, methods }: Asked): string {
  const path = seenByCode(world, pathname);
  return `gate alike ${methods} ${routeMatchers(world).map((matches) => String(matches(path)))}`;
}

function followed(world: World, file: string, asked: Asked): GateVerdict & { isPathRead: boolean } {
  let isPathRead = false;
  const run = (caller: Caller): Exploration => {
    const exploration = runGate(world, file, asked, caller);
    const isRewritten = exploration.paths.some(
      ({ end }) => end.kind === "return" && end.value.kind === "answer" && end.value.action === "rewrite",
    );
    isPathRead ||= exploration.isPathRead || isRewritten;
    return exploration;
  };
  const made = compared(file, { ...asked, pathname: seenByCode(world, asked.pathname) }, run);
  return { ...made, isPathRead };
}
