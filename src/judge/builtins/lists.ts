// Members of arrays and sets: tests over lists that are known give known answers.
import { ts } from "../../syntax.ts";
import { anyOf } from "../evaluate/any-of.ts";
import { invoke } from "../evaluate/calls.ts";
import { mixed } from "../evaluate/mixed.ts";
import { binary, branch, truthiness } from "../evaluate/operators.ts";
import type { Run } from "../evaluate/run.ts";
import {
  known,
  type List,
  list,
  type Native,
  native,
  nothing,
  type Site,
  unknown,
  type Value,
  withOrigin,
} from "../evaluate/value.ts";
import { listChanges } from "./list-changes.ts";
import { reordered, reversed, sorted } from "./list-order.ts";

export function listMember(value: List, name: string): Value {
  if (name === "[]" || (value.isShifted && /^\d+$/.test(name))) return anyOf(value.items);
  if (/^\d+$/.test(name)) {
    const item = value.items[Number(name)];
    return item ? withOrigin(item, value.from) : value.isOpen ? mixed([value], "an item") : nothing;
  }
  if (/^-\d+$/.test(name)) return nothing;
  if (name === "length" || name === "size") {
    return value.isOpen ? unknown("data", "length") : known(value.items.length, value.from);
  }
  // Not what every object has: `rows.toString` is none of them.
  return Object.hasOwn(methods, name) && methods[name] ? methods[name](value) : unknown("data", name);
}

const methods: Record<string, (value: List) => Native> = {
  some: (value) => native("some", (run, [test = nothing], site) => quantified(run, value, test, site, true)),
  every: (value) =>
    native("every", (run, [test = nothing], site) => quantified(run, value, test, site, false)),
  includes: (value) => native("includes", (run, [item = nothing], site) => contains(run, value, item, site)),
  has: (value) => native("has", (run, [item = nothing], site) => contains(run, value, item, site)),
  map: (value) =>
    native("map", (run, [fn = nothing], site) =>
      list(
        value.items.map((item, index) => invoke(run, fn, [item, known(index)], site, null)),
        value.isOpen,
      ),
    ),
  flatMap: (value) =>
    native("flatMap", (run, [fn = nothing], site) => {
      const made = value.items.map((item, index) => invoke(run, fn, [item, known(index)], site, null));
      return list(
        made.flatMap((item) => (item.kind === "list" ? item.items : [item])),
        value.isOpen,
      );
    }),
  filter: (value) =>
    native("filter", (run, [fn = nothing], site) => {
      let from = value.from;
      const kept = value.items.filter((item, index) => {
        const result = invoke(run, fn, [item, known(index), value], site, null);
        from ??= result.from;
        return isTrue(run, result, site);
      });
      return { ...list(kept, value.isOpen), from };
    }),
  find: (value) =>
    native("find", (run, [fn = nothing], site) => {
      // Of several that fit, which comes first is not known.
      if (value.isShifted) return anyFound(run, value, fn, site);
      const at = foundAt(run, value, fn, site);
      return value.items[at] ?? (value.isOpen ? mixed([value], "an item") : nothing);
    }),
  findIndex: (value) =>
    native("findIndex", (run, [fn = nothing], site) =>
      value.isOpen || value.isShifted ? mixed([value], "findIndex") : known(foundAt(run, value, fn, site)),
    ),
  forEach: (value) =>
    native("forEach", (run, [fn = nothing], site) => {
      for (const [index, item] of value.items.entries()) invoke(run, fn, [item, known(index)], site, null);
      return nothing;
    }),
  concat: (value) =>
    native("concat", (_run, args) =>
      list(
        [...value.items, ...args.flatMap((item) => (item.kind === "list" ? item.items : [item]))],
        value.isOpen || args.some((item) => item.kind === "unknown"),
      ),
    ),
  reduce: (value) =>
    native("reduce", (run, [fn = nothing, start], site) => reduced(run, value, value.items, fn, start, site)),
  reduceRight: (value) =>
    native("reduceRight", (run, [fn = nothing, start], site) =>
      reduced(run, value, [...value.items].reverse(), fn, start, site),
    ),
  flat: (value) =>
    native("flat", (_run, [depth]) =>
      list(flattened(value.items, depth?.kind === "known" ? Number(depth.value) : 1), value.isOpen),
    ),
  slice: (value) =>
    native("slice", (_run, [from, to]) => {
      const start = from?.kind === "known" ? Number(from.value ?? 0) : from ? null : 0;
      const end = to?.kind === "known" ? Number(to.value) : to ? null : undefined;
      if (start === null || end === null || value.isShifted)
        return { ...list(value.items, true), isShifted: true };
      return { ...value, items: value.items.slice(start, end) };
    }),
  sort: (value) => native("sort", (run, [by], site) => reordered(run, value, sorted(run, value, by, site))),
  toSorted: (value) => native("toSorted", (run, [by], site) => sorted(run, value, by, site)),
  reverse: (value) => native("reverse", (run) => reordered(run, value, reversed(value))),
  toReversed: (value) => native("toReversed", () => reversed(value)),
  entries: (value) =>
    native("entries", () =>
      list(
        value.items.map((item, index) => list([known(index), item])),
        value.isOpen,
      ),
    ),
  indexOf: (value) => native("indexOf", (run, [item = nothing], site) => indexOf(run, value, item, site)),
  join: (value) =>
    native("join", (_run, [separator]) => {
      const isKnown = !value.isOpen && value.items.every((item) => item.kind === "known");
      const between = separator?.kind === "known" ? String(separator.value) : ",";
      return isKnown
        ? known(value.items.map((item) => (item.kind === "known" ? String(item.value) : "")).join(between))
        : mixed([value], "join");
    }),
  at: (value) =>
    native(
      "at",
      (_run, [index]) =>
        (index?.kind === "known" ? value.items.at(Number(index.value)) : undefined) ??
        mixed([value], "an item"),
    ),
  ...listChanges,
};

/** `some` (over `isAny`) or `every`, turn by turn until one decides. */
function quantified(run: Run, value: List, test: Value, site: Site, isAny: boolean): Value {
  let from = value.from;
  for (const [index, item] of value.items.entries()) {
    // A promise is true, whatever comes of it.
    const result = invoke(run, test, [item, known(index), value], site, null);
    from ??= result.from;
    const truthy = result.kind === "unknown" ? branch(run, result, site) : (truthiness(result) ?? false);
    if (truthy === isAny) return known(isAny, from);
  }
  return value.isOpen ? mixed([value], isAny ? "some" : "every") : known(!isAny, from);
}

/** A fixed list asked for who calls is an allow-list. */
function contains(run: Run, value: List, item: Value, site: Site): Value {
  let undecided: Value | null = value.isOpen ? mixed([value, item], "includes") : null;
  for (const own of value.items) {
    const same = binary(run, ts.SyntaxKind.EqualsEqualsEqualsToken, item, own, site);
    const truthy = truthiness(same);
    if (truthy === true) return known(true, item.from ?? value.from);
    if (truthy === null) undecided ??= same;
  }
  return undecided ?? known(false, item.from ?? value.from);
}

function reduced(
  run: Run,
  value: List,
  items: Value[],
  fn: Value,
  start: Value | undefined,
  site: Site,
): Value {
  if (value.isOpen) return mixed([value], "reduce");
  const [first = nothing, ...others] = start === undefined ? items : [start, ...items];
  return others.reduce(
    (total, item, index) => invoke(run, fn, [total, item, known(index)], site, null),
    first,
  );
}

/** `ADMINS.indexOf(userId) === -1` asks the same as `includes`. */
function indexOf(run: Run, value: List, item: Value, site: Site): Value {
  const found = contains(run, value, item, site);
  const isThere = found.kind === "unknown" ? branch(run, found, site) : truthiness(found);
  const at = value.items.findIndex(
    (own) => own.kind === "known" && item.kind === "known" && own.value === item.value,
  );
  return known(isThere ? Math.max(at, 0) : -1, found.from);
}

function flattened(items: Value[], depth: number): Value[] {
  return items.flatMap((item) =>
    item.kind === "list" && depth > 0 ? flattened(item.items, depth - 1) : [item],
  );
}

function foundAt(run: Run, value: List, fn: Value, site: Site): number {
  return value.items.findIndex((item, index) =>
    isTrue(run, invoke(run, fn, [item, known(index)], site, null), site),
  );
}

function anyFound(run: Run, value: List, fn: Value, site: Site): Value {
  const fitting = value.items.filter((item) => isTrue(run, invoke(run, fn, [item], site, null), site));
  const [only] = fitting;
  if (fitting.length > 1 || value.isOpen) return anyOf(fitting.length > 0 ? fitting : [value]);
  return only ?? nothing;
}

function isTrue(run: Run, value: Value, site: Site): boolean {
  return value.kind === "unknown" ? branch(run, value, site) : (truthiness(value) ?? false);
}
