// What does the gate that Next.js loads do with a path? Runs its code for each kind of caller and compares.
import type { Evidence, GateAnswer, GateVerdict, Requires } from "../../verdict.ts";
import { conditionsBehind } from "../conditions.ts";
import { openModule, whyNotOpen } from "../evaluate/modules.ts";
import { type Caller, describe, type Exploration, type Path, type World } from "../evaluate/run.ts";
import { isPrivileged } from "../privilege.ts";
import { type Outcome, outcomeOf, statusText } from "./gate-outcome.ts";
import { type MatcherReading, readMatchers, runsAt } from "./matcher.ts";
import { mentionsClerk } from "./mentions-clerk.ts";
import { runGate, seenByCode } from "./run-gate.ts";
import { routeMatchers } from "./watched-request.ts";

interface Asked {
  pathname: string;
  method: string;
}

/** A path of the code with what it means for the request. */
interface Ended {
  path: Path;
  outcome: Outcome;
}

export function judgeGate(world: World, pathname: string, method: string): GateVerdict {
  const key = `gate ${method} ${pathname}`;
  const found = world.memo.get(key) as GateVerdict | undefined;
  if (found) return found;
  const made = judged(world, { pathname, method });
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

function likenessOf(world: World, { pathname, method }: Asked): string {
  const path = seenByCode(world, pathname);
  return `gate alike ${method} ${routeMatchers(world).map((matches) => String(matches(path)))}`;
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
  const made = compared(file, asked, run);
  return { ...made, isPathRead };
}

function compared(file: string, asked: Asked, run: (caller: Caller) => Exploration): GateVerdict {
  const out = run("signed-out");
  const simple = endings(out, asked, "signed-out");
  const isOpen = simple.every(({ outcome }) => outcome.kind === "pass" && outcome.rewrite === null);
  if (isOpen && !out.incomplete) return passes(file, out);

  const full = run("full");
  const fullEnds = endings(full, asked, "full");
  const ended = againstFull(simple, fullEnds);
  const passing = ended.filter(({ outcome }) => outcome.kind === "pass").map(({ path }) => path);
  const lost = ended.find(({ outcome }) => outcome.kind === "unknown")?.outcome.reason ?? out.incomplete;
  const stops = ended.filter(({ outcome }) => outcome.kind === "stop");
  const holding = stops.filter(({ path }) => hasCheck(path) || hasSecret(path) || !endsAlike(path, fullEnds));
  const stopped = holding.map(({ path }) => path);
  const evidence = evidenceOf(stopped);
  const signedOut = statusText(usual(holding)?.outcome);
  if (passing.length > 0 && stopped.length > 0) {
    const conditions = conditionsBehind(passing, stopped);
    const hidden = opaqueIn(passing);
    if (hidden) return verdict("unknown", { reason: `whom it stops depends on ${hidden}`, evidence });
    return verdict("conditional", { conditions, evidence, signedOut });
  }
  if (lost) return verdict("unknown", { reason: lost, evidence });
  // Where everybody is sent away, nothing tells who is let in.
  const isForNobody = !full.incomplete && fullEnds.every(({ outcome }) => outcome.kind === "stop");
  if (passing.length > 0) return passes(file, out);
  if (isForNobody || stopped.length === 0) return verdict("public", { evidence: evidenceOf(paths(stops)) });
  const plain = run("plain");
  const plainEnds = againstFull(endings(plain, asked, "plain"), fullEnds);
  return restricted(plain, plainEnds, { evidence, signedOut });
}

/** Nobody is stopped. */
function passes(file: string, { paths: all }: Exploration): GateVerdict {
  const ran = all.some(({ events }) => events.some(({ kind }) => kind === "clerk"));
  if (ran) return verdict("public", { evidence: evidenceOf(all) });
  const note = "Clerk is not called for this path";
  return verdict("not-run", { evidence: [{ ...(evidenceOf(all)[0] ?? { file, line: 1 }), note }] });
}

function restricted(plain: Exploration, ended: Ended[], known: Partial<GateVerdict>): GateVerdict {
  const passing = paths(ended.filter(({ outcome }) => outcome.kind !== "stop"));
  const refused = paths(ended.filter(({ outcome }) => outcome.kind === "stop"));
  const isForbidden = (path: Path): boolean =>
    ended.some((one) => one.path === path && one.outcome.status === 403);
  const byPrivilege = passing.every((path) => isPrivileged(path, passing, refused, isForbidden));
  if (plain.incomplete || refused.length === 0 || !byPrivilege) return verdict("signed-in", known);
  const requires = refused.map(requiresOf).find(Boolean) ?? privilegeOf(passing);
  const evidence = once([...(known.evidence ?? []), ...evidenceOf(plain.paths)]);
  return verdict("restricted", { ...known, requires, evidence });
}

function endings({ paths: all }: Exploration, { pathname }: Asked, caller: Caller): Ended[] {
  return all.map((path) => ({ path, outcome: outcomeOf(path, pathname, caller) }));
}

/** A rewrite that callers who meet everything do not get serves something else: that is a stop. */
function againstFull(ended: Ended[], full: Ended[]): Ended[] {
  return ended.map(({ path, outcome }) => {
    const isOwn = outcome.rewrite !== null && !full.some((one) => one.outcome.rewrite === outcome.rewrite);
    return { path, outcome: isOwn ? { ...outcome, kind: "stop" } : outcome };
  });
}

/** Do callers who meet everything meet the same end? Maintenance, bots, a redirect for everybody. */
function endsAlike({ end }: Path, full: Ended[]): boolean {
  const node = end.kind === "return" ? end.site?.node : end.thrown.site.node;
  return full.some(({ path: { end: other } }) => {
    const theirs = other.kind === "return" ? other.site?.node : other.thrown.site.node;
    return node !== undefined && theirs === node;
  });
}

/** An ordinary request carries no special header: of several stops the one without any counts. */
function usual(holding: Ended[]): Ended | undefined {
  const sent = ["header", "query", "cookie"] as const;
  const isPlain = ({ path }: Ended): boolean =>
    path.decisions.every(({ value, taken }) => !taken || !sent.some((source) => value.sources.has(source)));
  return holding.find(isPlain) ?? holding[0];
}

const paths = (ended: Ended[]): Path[] => ended.map(({ path }) => path);
const hasCheck = ({ events }: Path): boolean => events.some(({ kind }) => kind === "check");

/** Something that callers send is held against something of the environment. */
function hasSecret({ decisions }: Path): boolean {
  const sent = ["header", "query", "cookie", "credential"] as const;
  return decisions.some(
    ({ value: { sources } }) => sources.has("env") && sent.some((source) => sources.has(source)),
  );
}

function opaqueIn(passing: Path[]): string | null {
  const decision = passing
    .flatMap(({ decisions }) => decisions)
    .find(({ value }) => value.origin === "opaque");
  return decision?.value.note ?? null;
}

function requiresOf({ events }: Path): Requires | null {
  const check = events.findLast((event) => event.kind === "check" && event.origin.requires !== null);
  return check?.kind === "check" ? check.origin.requires : null;
}

function privilegeOf(passing: Path[]): Requires | null {
  const decision = passing.flatMap(({ decisions }) => decisions).find(({ value }) => value.isPrivilege);
  return decision ? { other: describe(decision.site).text } : null;
}

/** The checks that decided, each place once; else what was returned. */
function evidenceOf(all: Path[]): Evidence[] {
  const checks = all.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === "check" ? [event.site] : [])),
  );
  const ends = all.flatMap(({ end }) => {
    const site = end.kind === "return" ? end.site : end.thrown.site;
    return site ? [site] : [];
  });
  const found = (checks.length > 0 ? checks : ends).map((site) => {
    const { file, line, text } = describe(site);
    return { file, line, note: text };
  });
  return once(found);
}

function once(evidence: Evidence[]): Evidence[] {
  return evidence.filter(
    (one, index) => evidence.findIndex(({ file, line }) => file === one.file && line === one.line) === index,
  );
}

function verdict(answer: GateAnswer, more: Partial<GateVerdict> = {}): GateVerdict {
  const none = { requires: null, evidence: [], conditions: [], reason: null, signedOut: null, differs: [] };
  return { answer, ...none, ...more };
}

export const unknownGate = (reason: string): GateVerdict => verdict("unknown", { reason });
