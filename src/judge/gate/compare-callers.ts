// What do the gate's answers to the three callers say? Signed-out callers stopped on every path are turned away; where plainly
// signed-in ones are too, being signed in is not enough.
import type { Evidence, GateVerdict } from "../../verdict.ts";
import { conditionsBehind } from "../conditions.ts";
import { type Caller, describe, type Exploration, type Path } from "../evaluate/run.ts";
import { once } from "../once.ts";
import { isPrivileged } from "../privilege.ts";
import { requiresOf } from "../requires.ts";
import { type Outcome, outcomeOf, somewhere, statusText } from "./gate-outcome.ts";
import { verdict } from "./gate-verdict.ts";
import type { Asked } from "./judge-gate.ts";
import { isOfUsualMethod } from "./usual-method.ts";

/** A path of the code with what it means for the request. */
interface Ended {
  path: Path;
  outcome: Outcome;
}

export function compared(file: string, asked: Asked, run: (caller: Caller) => Exploration): GateVerdict {
  const out = run("signed-out");
  const simple = endings(out, asked, "signed-out");
  const isOpen = simple
    .filter(({ path }) => isOfUsualMethod(path))
    .every(({ outcome }) => outcome.kind === "pass" && outcome.rewrite === null);
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
  const requires = requiresOf(refused, passing);
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
    if (!isOwn) return { path, outcome };
    if (outcome.rewrite !== somewhere) return { path, outcome: { ...outcome, kind: "stop" } };
    return { path, outcome: { ...outcome, kind: "unknown", reason: "where it rewrites to is not known" } };
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
