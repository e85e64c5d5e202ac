// What does a caller get on a path? Compared with what a caller who meets every check gets.
import type { Event, Path } from "../evaluate/run.ts";
import type { Site, Value } from "../evaluate/value.ts";
import { denialOfPath } from "./denial.ts";

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
}

export function goodsOf(paths: Path[]): Goods {
  const served = paths.filter((path) => denialOfPath(path) === null);
  const work = new Set(
    served.flatMap(({ events }) =>
      events.flatMap((event) => (event.kind === "work" ? [event.site.node] : [])),
    ),
  );
  const checked = served.filter(({ events }) => events.some(({ kind }) => kind === "check"));
  const returns = new Set((checked.length > 0 ? checked : served).map((path) => endOf(path)));
  return { work, returns, isEmpty: served.length === 0 };
}

export function taken(path: Path, goods: Goods): Taken {
  const { events } = path;
  const first = events.findIndex(({ kind }) => kind === "check");
  const checked = first >= 0;
  const attempt = events.find(({ kind }) => kind === "attempt");
  const cached = attempt?.kind === "attempt" && attempt.problem.includes("use cache");
  const problem = attempt?.kind === "attempt" ? attempt.problem : null;
  const done = (obtains: boolean, more: Partial<Taken> = {}): Taken => ({
    obtains,
    checked,
    problem,
    isBroken: cached,
    ...more,
  });

  const work = events.flatMap((event, index) => (event.kind === "work" ? [{ ...event, index }] : []));
  const early = work.filter(({ index, isWrite }) => isWrite && (!checked || index < first));
  const goesOn = afterDenial(events);
  if (goesOn) return done(true, { problem: "the code goes on after it has answered" });
  if (work.some(({ rendered, site }) => rendered && goods.work.has(site.node))) return done(true);
  if (denialOfPath(path) !== null) {
    if (early.length > 0 && checked)
      return done(false, { problem: "work is done before the check", isBroken: true });
    return done(early.length > 0);
  }
  if (goods.isEmpty) return done(true);
  const isShared = goods.returns.has(endOf(path));
  const shared = work.filter(({ site }) => goods.work.has(site.node));
  const late = checked ? shared.filter(({ index }) => index > first) : shared;
  if (late.length > 0) return done(true);
  if (goods.work.size === 0) return done(isShared);
  if (early.length > 0) return done(false, { problem: "work is done before the check", isBroken: true });
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

/** Does what is returned hold data that was read? */
function discloses({ end }: Path): boolean {
  return end.kind === "return" && holdsData(end.value, 4);
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
