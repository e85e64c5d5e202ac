// What does a caller get on a path? Compared with what a caller who meets every check gets.
import type { Event, Path } from "../evaluate/run.ts";
import type { List, Shape, Site, Value } from "../evaluate/value.ts";
import { denialOfPath } from "./denial.ts";
import { isSentOn } from "./is-sent-on.ts";

/** What is there to be protected. */
export interface Goods {
  work: Set<object>;
  /** Places where callers who passed are answered. */
  returns: Set<object>;
  /** Nobody gets anything: whoever is answered at all gets what there is. */
  isEmpty: boolean;
}

export interface Taken {
  obtains: boolean;
  /** A check had a say on this path. */
  checked: boolean;
  problem: string | null;
  /** The problem spoils the check although the caller is stopped in the end. */
  isBroken: boolean;
  /** They were answered, and something on the way could not be followed. */
  isHidden: boolean;
  /** Work was done before anybody was asked. */
  isLate: boolean;
  /** The first of it. */
  early: Site | null;
}

export function goodsOf(paths: Path[]): Goods {
  const work = new Set(
    paths.flatMap(({ events }) =>
      events.flatMap((event) => (event.kind === "work" ? [event.site.node] : [])),
    ),
  );
  const served = paths.filter((path) => denialOfPath(path) === null);
  const checked = served.filter(({ events }) => events.some(({ kind }) => kind === "check"));
  const returns = new Set((checked.length > 0 ? checked : served).map((path) => endOf(path)));
  return { work, returns, isEmpty: served.length === 0 && work.size === 0 };
}

export function taken(path: Path, goods: Goods): Taken {
  const { events } = path;
  const first = events.findIndex(({ kind }) => kind === "check");
  const checked = first >= 0;
  const attempt = events.find(({ kind }) => kind === "attempt");
  const problem = attempt?.kind === "attempt" ? attempt.problem : null;
  const done = (obtains: boolean, more: Partial<Taken> = {}): Taken => ({
    obtains,
    checked,
    problem,
    isBroken: attempt?.kind === "attempt" && attempt.isAlways === true,
    isHidden:
      denialOfPath(path) === null && events.some((event) => event.kind === "opaque" && !event.rendered),
    isLate: false,
    early: null,
    ...more,
  });

  const last = events.findLastIndex(({ kind }) => kind === "check");
  const work = events.flatMap((event, index) => (event.kind === "work" ? [{ ...event, index }] : []));
  const shared = work.filter(({ site }) => goods.work.has(site.node));
  const denial = denialOfPath(path);
  // What crashes for everybody tells nobody from anybody.
  const isCrash = path.end.kind === "throw" && path.end.thrown.cause === "error" && !path.end.thrown.from;
  if (isCrash && !shared.some(({ isWrite }) => isWrite)) return { ...done(false), checked: false };
  const tooEarly = done(false, {
    problem: "work is done before the check",
    isBroken: true,
    isLate: true,
    early: work.find(({ isWrite }) => isWrite)?.site ?? null,
  });
  if (afterDenial(events)) return done(true, { problem: "the code goes on after it has answered" });
  if (shared.some(({ rendered }) => rendered)) return done(true);
  if (denial !== null) {
    // A refusal may follow from what was read after the session: a role in a table.
    const asked = Math.max(last, (path.decisions.at(-1)?.at ?? 0) - 1);
    const afterwards = shared.some(({ index, isWrite }) => index > (isWrite ? last : asked));
    if (
      checked &&
      afterwards &&
      (path.end.kind === "return" || shared.some(({ index, isWrite }) => isWrite && index > last))
    ) {
      return done(true, { problem: "the code goes on after the check has failed" });
    }
    if (shared.length > 0 && discloses(path)) return done(true);
    // A guest's cart is made, and they are sent on to it.
    if (checked && isSentOn(path) && work.some(({ isWrite, index }) => isWrite && index > last))
      return done(true);
    if (!checked) return done(shared.some(({ isWrite }) => isWrite));
    return shared.some(({ index, isWrite }) => isWrite && index < last) ? tooEarly : done(false);
  }
  if (goods.isEmpty) return done(true);
  const isShared = goods.returns.has(endOf(path));
  const late = checked ? shared.filter(({ index }) => index > first) : shared;
  if (late.length > 0) return done(true);
  // Work of their own: a guest's order is written, a list of public things is answered.
  const own = work.filter(({ index, rendered }) => index > first && !rendered);
  if (
    checked &&
    own.length > 0 &&
    (own.some(({ isWrite }) => isWrite) || goods.work.size === 0 || discloses(path))
  ) {
    return done(true);
  }
  if (!checked && givesAway(path)) return done(true);
  if (goods.work.size === 0) return done(isShared);
  if (work.some(({ index, isWrite }) => isWrite && index < first)) return tooEarly;
  const before = shared.filter(({ index }) => index < first);
  return done(before.length > 0 && (isShared || discloses(path)));
}

/** Work after `res.status(401).json()` without `return`. */
function afterDenial(events: Event[]): boolean {
  const denied = events.findIndex((event) => event.kind === "respond" && (event.status ?? 200) >= 400);
  return denied >= 0 && events.slice(denied).some((event) => event.kind === "work" && event.isWrite);
}

const fallsOff = {};

function endOf(path: Path): object {
  const responded = path.events.find(({ kind }) => kind === "respond");
  if (responded?.kind === "respond") return responded.site.node;
  const site: Site | null = path.end.kind === "return" ? path.end.site : path.end.thrown.site;
  return site?.node ?? fallsOff;
}

/** A handler answers with what the app keeps in memory, or in its environment: a store like any other. */
function givesAway({ end, events }: Path): boolean {
  const responded = events.find(({ kind }) => kind === "respond");
  if (responded?.kind === "respond") return responded.content ? holdsKept(responded.content, 5) : false;
  return end.kind === "return" && end.value.kind === "answer" && end.value.content !== null
    ? holdsKept(end.value.content, 5)
    : false;
}

/** Lists of plain words are no store: the countries one can choose from. */
function holdsKept(value: Value, depth: number): boolean {
  if (value.kind === "unknown" && value.sources.has("secret")) return true;
  if (value.kind === "list" && (value.isOpen || (value.isShared && value.items.length === 0))) return true;
  const isKept = (value.kind === "list" || value.kind === "record") && value.isShared;
  if (isKept && partsOf(value).some(({ kind }) => kind !== "known")) return true;
  if (depth === 0) return true;
  if (value.kind === "list") return value.items.some((item) => holdsKept(item, depth - 1));
  if (value.kind === "record") return [...value.members.values()].some((item) => holdsKept(item, depth - 1));
  if (value.kind === "promise") return holdsKept(value.value, depth - 1);
  return holdsData(value, depth);
}

const partsOf = (value: List | Shape): Value[] =>
  value.kind === "list" ? value.items : [...value.members.values()];

/** Does what is returned hold data that was read? */
function discloses({ end }: Path): boolean {
  if (end.kind === "return") return holdsData(end.value, 5);
  return end.thrown.cause === "redirect" && holdsData(end.thrown.value, 5);
}

function holdsData(value: Value, depth: number): boolean {
  if (depth === 0) return true;
  switch (value.kind) {
    case "unknown":
      return value.origin === "data" || value.origin === "package";
    case "record":
      return [...value.members.values()].some((member) => holdsData(member, depth - 1));
    case "list":
      return value.items.some((item) => holdsData(item, depth - 1));
    case "answer":
      return value.content !== null && holdsData(value.content, depth - 1);
    case "element":
      return [...value.children, ...value.props.values()].some((part) => holdsData(part, depth - 1));
    default:
      return false;
  }
}
