// Members of arrays and sets that change them: what outlives a request is touched first.
import { touch } from "../evaluate/shared.ts";
import { type List, list, type Native, native, nothing, unknown } from "../evaluate/value.ts";

export const listChanges: Record<string, (value: List) => Native> = {
  add: (value) =>
    native("add", (run, args) => {
      touch(run, value);
      value.items.push(...args);
      return value;
    }),
  delete: (value) =>
    native("delete", (run) => {
      touch(run, value);
      value.isOpen = true;
      value.items = [];
      return unknown("data", "deleted");
    }),
  splice: (value) =>
    native("splice", (run, [from, count, ...more]) => {
      touch(run, value);
      if (from?.kind !== "known" || (count && count.kind !== "known")) return grown(value);
      const removed = count?.kind === "known" ? Number(count.value) : value.items.length;
      return list(value.items.splice(Number(from.value), removed, ...more), value.isOpen);
    }),
  fill: (value) =>
    native("fill", (run, [item = nothing, from, to]) => {
      touch(run, value);
      if (from || to) return grown(value);
      value.items.fill(item);
      return value;
    }),
  copyWithin: (value) => native("copyWithin", () => grown(value)),
  clear: (value) =>
    native("clear", (run) => {
      touch(run, value);
      value.items = [];
      return nothing;
    }),
  unshift: (value) =>
    native("unshift", (run, args) => {
      touch(run, value);
      value.items.unshift(...args);
      return unknown("data", "length");
    }),
  pop: (value) =>
    native("pop", (run) => {
      touch(run, value);
      return value.items.pop() ?? nothing;
    }),
  shift: (value) =>
    native("shift", (run) => {
      touch(run, value);
      return value.items.shift() ?? nothing;
    }),
  push: (value) =>
    native("push", (run, args) => {
      touch(run, value);
      value.items.push(...args);
      return unknown("data", "length");
    }),
};

/** Changed in a way that is not followed: anything may be in it. */
function grown(value: List): List {
  value.isOpen = true;
  value.isShifted = true;
  return value;
}
