// What does the gate that Next.js loads do with a path? Runs its code for each kind of caller and compares.
import type { Evidence, GateAnswer, GateVerdict, Requires } from "../../verdict.ts";
import { conditionsBehind } from "../conditions.ts";
import { invoke } from "../evaluate/calls.ts";
import { awaited } from "../evaluate/expressions.ts";
import { exported, openModule, whyNotOpen } from "../evaluate/modules.ts";
import { requestValue } from "../evaluate/request.ts";
import { type Caller, describe, type Exploration, explore, type Path, type World } from "../evaluate/run.ts";
import { nothing, Thrown, unknown, type Value } from "../evaluate/value.ts";
import { stoppedBy } from "./clerk-middleware.ts";
import { type MatcherReading, readMatchers, runsAt } from "./matcher.ts";

type Outcome = {
  kind: "pass" | "stop" | "unknown";
  status: number | null;
  rewrite: string | null;
  reason: string | null;
};

export function judgeGate(world: World, pathname: string, method: string): GateVerdict {
  const key = `gate ${method} ${pathname}`;
  const found = world.memo.get(key) as GateVerdict | undefined;
  if (found) return found;
  const made = judged(world, pathname, method);
  world.memo.set(key, made);
  return made;
}

function judged(world: World, pathname: string, method: string): GateVerdict {
  const { file } = world.project.gate;
  if (file === null) return verdict("none");
  if (world.project.gate.conflict) return verdict("unknown", { reason: world.project.gate.conflict });
  const matched = runsAt(matchersOf(world), world.project, pathname);
  if (matched.kind === "skips")
    return verdict("not-run", { evidence: [{ file, line: 1, note: "config.matcher" }] });
  if (matched.kind === "unknown") return verdict("unknown", { reason: matched.reason });
  const answer = handled(world, file, pathname, method);
  if (matched.kind !== "depends" || answer.answer === "public" || answer.answer === "none") return answer;
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

function handled(world: World, file: string, pathname: string, method: string): GateVerdict {
  const reason = unreadable(world, file);
  if (reason) return verdict("unknown", { reason });
  const run = (caller: Caller) => runGate(world, file, pathname, method, caller);
  const out = run("signed-out");
  const outcomes = out.paths.map((path) => outcomeOf(path, pathname, "signed-out"));
  const hasClerk = out.paths.some(({ events }) => events.some(({ kind }) => kind === "clerk"));
  if (outcomes.every(({ kind, rewrite }) => kind === "pass" && rewrite === null) && !out.incomplete) {
    return passes(world, file, out, hasClerk);
  }
  const full = run("full");
  const fullOutcomes = full.paths.map((path) => outcomeOf(path, pathname, "full"));
  // A rewrite that only they get serves them something else.
  const settled = outcomes.map((outcome) =>
    outcome.rewrite !== null && !fullOutcomes.some(({ rewrite }) => rewrite === outcome.rewrite)
      ? { ...outcome, kind: "stop" as const }
      : outcome,
  );
  const passing = out.paths.filter((_, index) => settled[index]?.kind === "pass");
  const stopped = out.paths.filter((_, index) => settled[index]?.kind === "stop");
  const lost = settled.find(({ kind }) => kind === "unknown");
  const fullPasses = fullOutcomes.some(({ kind }) => kind === "pass");
  if (stopped.length > 0 && !fullPasses && full.paths.length > 0 && !full.incomplete) {
    // Everybody is sent away: that tells nothing about who is let in.
    const everybody = fullOutcomes.every(({ kind }) => kind === "stop") && !stopped.some(hasCheck);
    if (everybody) return verdict("public", { evidence: evidenceOf(world, stopped), reason: null });
  }
  const signedOut = statusText(settled.find(({ kind }) => kind === "stop"));
  const evidence = evidenceOf(world, stopped);
  if (passing.length > 0 && stopped.length > 0) {
    const conditions = conditionsBehind(world, passing, stopped);
    if (lost && conditions.length === 0) return verdict("unknown", { reason: lost.reason, evidence });
    return verdict("conditional", { conditions, evidence, signedOut });
  }
  if (lost || out.incomplete)
    return verdict("unknown", { reason: out.incomplete ?? lost?.reason ?? null, evidence });
  if (passing.length > 0) return passes(world, file, out, hasClerk);
  return restricted(world, run("plain"), pathname, { evidence, signedOut });
}

/** Nobody is stopped. */
function passes(world: World, file: string, out: Exploration, hasClerk: boolean): GateVerdict {
  if (hasClerk) return verdict("public", { evidence: evidenceOf(world, out.paths) });
  return importsClerk(world, file)
    ? verdict("not-run", { evidence: [{ file, line: 1, note: "Clerk is not called for this path" }] })
    : verdict("none");
}

function importsClerk(world: World, file: string): boolean {
  const text = world.project.read(file) ?? "";
  return text.includes("@clerk/") || /clerk/i.test(text);
}

function restricted(
  world: World,
  plain: Exploration,
  pathname: string,
  known: Partial<GateVerdict>,
): GateVerdict {
  const outcomes = plain.paths.map((path) => outcomeOf(path, pathname, "plain"));
  const isStopped =
    plain.paths.length > 0 && !plain.incomplete && outcomes.every(({ kind }) => kind === "stop");
  if (!isStopped) return verdict("signed-in", known);
  const requires = plain.paths.map(requiresOf).find(Boolean) ?? null;
  return verdict("restricted", {
    ...known,
    requires,
    evidence: [...(known.evidence ?? []), ...evidenceOf(world, plain.paths)],
  });
}

function requiresOf({ events }: Path): Requires | null {
  const check = events.findLast((event) => event.kind === "check" && event.origin.requires !== null);
  return check?.kind === "check" ? check.origin.requires : null;
}

function runGate(world: World, file: string, pathname: string, method: string, caller: Caller): Exploration {
  const name = /(^|\/)proxy\.[^/]+$/.test(file) ? "proxy" : "middleware";
  return explore({ world, caller, mode: "gate" }, (run) => {
    const module = openModule(run, file);
    const site = { file, node: module?.tree.statements[0] ?? module?.tree ?? ({} as never) };
    try {
      const handler = exported(run, file, name) ?? exported(run, file, "default");
      if (!handler)
        return {
          kind: "return",
          value: unknown("opaque", `${file} exports nothing that Next.js runs`),
          site: null,
        };
      const request = requestValue({ pathname, method });
      const value = awaited(invoke(run, handler, [request, nothing], site, null));
      return { kind: "return", value, site: run.returned.get(value) ?? null };
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      return { kind: "throw", thrown: error };
    }
  });
}

function outcomeOf(path: Path, pathname: string, caller: Caller): Outcome {
  const of = (kind: Outcome["kind"], more: Partial<Outcome> = {}): Outcome => ({
    kind,
    status: null,
    rewrite: null,
    reason: null,
    ...more,
  });
  if (path.end.kind === "throw") {
    const { thrown } = path.end;
    const { status } = stoppedBy(thrown, caller);
    return of("stop", { status: thrown.cause === "throw" || thrown.cause === "error" ? 500 : status });
  }
  const { value } = path.end;
  if (value.kind === "known") return of("pass");
  if (value.kind === "answer") {
    if (value.action === "next") return of("pass");
    if (value.action === "rewrite") return of("pass", { rewrite: targetOf(value.content, pathname) });
    return of("stop", { status: value.action === "redirect" ? 307 : value.status });
  }
  const opaque = path.events.findLast((event) => event.kind === "opaque");
  const why = opaque?.kind === "opaque" ? opaque.reason : value.kind === "unknown" ? value.note : value.kind;
  return of("unknown", { reason: `what it answers with cannot be followed: ${why}` });
}

/** null: the same path. */
function targetOf(content: Value | null, pathname: string): string | null {
  const path = content?.kind === "record" ? content.members.get("pathname") : content;
  if (path?.kind !== "known") return "somewhere";
  return path.value === pathname ? null : String(path.value);
}

const hasCheck = ({ events }: Path): boolean => events.some(({ kind }) => kind === "check");

function statusText(outcome: Outcome | undefined): string | null {
  if (!outcome) return null;
  return outcome.status === 307 || outcome.rewrite !== null
    ? "redirect"
    : String(outcome.status ?? "stopped");
}

/** The checks that decided, each place once; else the last thing that was returned. */
function evidenceOf(world: World, paths: Path[]): Evidence[] {
  const found: Evidence[] = [];
  for (const { events } of paths) {
    for (const event of events) {
      if (event.kind !== "check") continue;
      const { file, line, text } = describe({ world }, event.site);
      found.push({ file, line, note: text || event.origin.note });
    }
  }
  if (found.length === 0) {
    for (const { end } of paths) {
      const site = end.kind === "return" ? end.site : end.thrown.site;
      if (!site) continue;
      const { file, line, text } = describe({ world }, site);
      found.push({ file, line, note: text });
    }
  }
  return found.filter(
    (one, index) => found.findIndex(({ file, line }) => file === one.file && line === one.line) === index,
  );
}

function unreadable(world: World, file: string): string | null {
  return openModule({ world }, file) ? null : whyNotOpen(world, file);
}

function verdict(answer: GateAnswer, more: Partial<GateVerdict> = {}): GateVerdict {
  return {
    answer,
    requires: null,
    evidence: [],
    conditions: [],
    reason: null,
    signedOut: null,
    differs: [],
    ...more,
  };
}
