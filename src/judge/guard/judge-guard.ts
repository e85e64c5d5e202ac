// Does every path to a resource's work pass a check that stops signed-out callers? Compares what the callers obtain.
import type { Resource } from "../../types.ts";
import type { ConditionSource, GuardVerdict } from "../../verdict.ts";
import { conditionsBehind } from "../conditions.ts";
import { indexOf } from "../evaluate/module-index.ts";
import { openModule, whyNotOpen } from "../evaluate/modules.ts";
import { describe, type Exploration, type Path, type World } from "../evaluate/run.ts";
import { once } from "../once.ts";
import { isPrivileged } from "../privilege.ts";
import { requiresOf } from "../requires.ts";
import { denialOf, denialOfPath } from "./denial.ts";
import { earlyWork, evidenceOf } from "./guard-evidence.ts";
import { verdict } from "./guard-verdict.ts";
import { goodsOf, type Taken, taken } from "./obtained.ts";
import { runResource } from "./run-resource.ts";
import { viaOf } from "./via.ts";

export function judgeGuard(world: World, resource: Resource): GuardVerdict {
  const { file } = resource;
  const module = openModule({ world }, file);
  if (!module) return verdict("unknown", { reason: whyNotOpen(world, file) });
  const { directives } = indexOf(module);
  if (directives.includes("use client")) return verdict("not-applicable");

  let out = runResource(world, resource, "signed-out");
  let learnt = world.learnt;
  const hasCheck = out.paths.some(({ events }) =>
    events.some(({ kind }) => kind === "check" || kind === "attempt"),
  );
  const opaque = opaqueReason(out);
  if (!hasCheck) {
    if (out.incomplete && !out.paths.length) return verdict("unknown", { reason: out.incomplete });
    if (opaque) return verdict("unknown", { reason: opaque });
    return byInput(out) ?? verdict("open");
  }
  let full = runResource(world, resource, "full");
  // What one caller leaves behind another one finds.
  for (let again = 0; again < 2 && world.learnt > learnt; again += 1) {
    learnt = world.learnt;
    out = runResource(world, resource, "signed-out");
    full = runResource(world, resource, "full");
  }
  const goods = goodsOf(full.paths);
  const takes = out.paths.map((path) => taken(path, goods));
  const obtaining = pick(out.paths, takes, (take) => take.obtains);
  const stopped = pick(out.paths, takes, (take) => !take.obtains && take.checked);
  const evidence = once([...evidenceOf(out.paths), ...earlyWork(takes)]);
  const problem = takes.find((take) => take.problem)?.problem ?? null;

  if (problem && (obtaining.length > 0 || takes.some((take) => take.isBroken))) {
    const via = viaOf(resource, out.entry, out.paths);
    return verdict("broken", { reason: problem, evidence, via, ...holdsWhenBroken(takes, stopped) });
  }
  const dead = deadEnd(full);
  if (dead) return verdict("unknown", { reason: dead, evidence });
  if (obtaining.length > 0 && stopped.length > 0) {
    const conditions = conditionsBehind(obtaining, stopped);
    if (opaque && obtaining.every(isOpaque)) return verdict("unknown", { reason: opaque, evidence });
    return verdict("conditional", {
      conditions,
      evidence,
      via: viaOf(resource, out.entry, stopped),
      signedOut: denialOf(stopped),
    });
  }
  if (obtaining.length > 0)
    return opaque && obtaining.every(isOpaque)
      ? verdict("unknown", { reason: opaque })
      : verdict("open", { evidence });
  if (opaque && takes.some(({ isHidden }) => isHidden))
    return verdict("unknown", { reason: opaque, evidence });
  if (out.incomplete) return verdict("unknown", { reason: out.incomplete, evidence });
  if (stopped.length === 0) return opaque ? verdict("unknown", { reason: opaque }) : verdict("open");
  const via = viaOf(resource, out.entry, stopped);
  const base = { via, evidence, signedOut: denialOf(stopped) };
  return asRestricted(world, resource, goods, base) ?? verdict("signed-in", base);
}

/** No session is asked for, yet a header, a cookie or a variable decides who is refused. */
function byInput({ paths }: Exploration): GuardVerdict | null {
  const refused = paths.filter((path) => ["401", "403", "redirect"].includes(denialOfPath(path) ?? ""));
  const served = paths.filter((path) => denialOfPath(path) === null);
  const conditions = conditionsBehind(served, refused).filter(({ sources }) =>
    sources.some((source) => isTelling(source, refused)),
  );
  if (conditions.length === 0) return null;
  return verdict("conditional", { conditions, signedOut: denialOf(refused) });
}

/** A missing word in the address sends somebody elsewhere; a missing cookie turns them away. */
function isTelling(source: ConditionSource, refused: Path[]): boolean {
  if (source === "header" || source === "cookie") return true;
  const isRefusal = refused.some((path) => denialOfPath(path) !== "redirect");
  return isRefusal && (source === "env" || source === "query" || source === "host");
}

/** Is being signed in not enough? */
function asRestricted(
  world: World,
  resource: Resource,
  goods: ReturnType<typeof goodsOf>,
  base: Partial<GuardVerdict>,
): GuardVerdict | null {
  const plain = runResource(world, resource, "plain");
  if (plain.incomplete || plain.paths.length === 0) return null;
  const takes = plain.paths.map((path) => taken(path, goods));
  const obtaining = pick(plain.paths, takes, (take) => take.obtains);
  const refused = pick(plain.paths, takes, (take) => !take.obtains);
  const stopped = pick(plain.paths, takes, (take) => !take.obtains && take.checked);
  const byPrivilege =
    obtaining.length > 0 && obtaining.every((path) => isPrivileged(path, obtaining, refused, isForbidden));
  if (obtaining.length > 0 && !byPrivilege) return null;
  if (obtaining.length === 0 && stopped.length === 0) return null;
  const evidence = [...(base.evidence ?? []), ...evidenceOf(plain.paths)];
  return verdict("restricted", {
    ...base,
    requires: requiresOf(stopped, obtaining),
    evidence: once(evidence),
  });
}

/** Where even a caller who meets everything is refused, and by no check, what it guards is out of sight. */
function deadEnd({ paths }: Exploration): string | null {
  const isRefused = (path: Path): boolean =>
    denialOfPath(path) !== null && !path.events.some(({ kind }) => kind === "check" || kind === "work");
  if (paths.length === 0 || !paths.every(isRefused)) return null;
  const [path] = paths;
  const site = path?.end.kind === "throw" ? path.end.thrown.site : path?.end.site;
  return `it refuses everybody, as far as can be seen${site ? `: ${describe(site).text}` : ""}`;
}

const isForbidden = (path: Path): boolean => denialOf([path]) === "403";

const pick = (paths: Path[], takes: Taken[], test: (take: Taken) => boolean): Path[] =>
  paths.filter((_, index) => {
    const take = takes[index];
    return take !== undefined && test(take);
  });

const isOpaque = ({ events }: Path): boolean => events.some(({ kind }) => kind === "opaque");

function opaqueReason({ paths, incomplete }: Exploration): string | null {
  for (const { events, end } of paths) {
    const event = events.find(({ kind }) => kind === "opaque");
    if (event?.kind === "opaque") return `it calls what cannot be followed: ${event.reason}`;
    if (end.kind === "return" && end.value.kind === "unknown" && end.value.origin === "opaque")
      return end.value.note;
  }
  return incomplete;
}

/** Signed-out callers may be stopped all the same: by a check that was to ask for more. */
function holdsWhenBroken(takes: Taken[], stopped: Path[]): Partial<GuardVerdict> {
  const isStopped = takes.every(({ obtains, isLate }) => !obtains && !isLate);
  return isStopped ? { holds: "signed-in", signedOut: denialOf(stopped) } : {};
}
