// In which order are the items of a list once code has sorted or reversed it?
import { callBacks } from "../evaluate/call-backs.ts";
import { invoke } from "../evaluate/calls.ts";
import { Again, type Run } from "../evaluate/run.ts";
import type { List, Site, Value } from "../evaluate/value.ts";

const mostItems = 60;

export function sorted(run: Run, value: List, by: Value | undefined, site: Site): List {
  const isAnywhere: List = { ...value, isShifted: true, isShared: false };
  if (value.isOpen || value.items.length > mostItems) {
    callBacks(run, by ? [by] : [], site);
    return isAnywhere;
  }
  let isKnown = true;
  const items = [...value.items].sort((a, b) => {
    const order = by ? invoke(run, by, [a, b], site, null) : alphabetical(a, b);
    if (order !== null && typeof order === "number") return order;
    const isNumber = order?.kind === "known" && typeof order.value === "number";
    isKnown &&= isNumber;
    return isNumber ? Number(order.value) : 0;
  });
  return isKnown ? { ...value, items, isShifted: false, isShared: false } : isAnywhere;
}

function alphabetical(a: Value, b: Value): number | null {
  if (a.kind !== "known" || b.kind !== "known") return null;
  return String(a.value) < String(b.value) ? -1 : String(a.value) > String(b.value) ? 1 : 0;
}

export const reversed = (value: List): List => ({
  ...value,
  items: [...value.items].reverse(),
  isShared: false,
});

/** The list itself is in that order from now on; whether an earlier request brought one that outlives it there is not known. */
export function reordered(run: Run, value: List, to: List): List {
  const isSame = to.items.every((item, index) => item === value.items[index]);
  if (isSame && to.isShifted === value.isShifted) return value;
  const isKept = value.isShared === true && run.loading.length === 0;
  if (!isKept) return Object.assign(value, { items: to.items, isShifted: to.isShifted ?? false });
  if (!value.isShifted) {
    value.isShifted = true;
    throw new Again();
  }
  return to;
}
