// What a module made lives on between requests: once a function changes it, nobody knows what an earlier one left there.
import { Again, type Run } from "./run.ts";
import { type List, type Shape, unknown, type Value } from "./value.ts";

/** Marks what is made while a module is loaded. */
export function marked<T extends List | Shape>(run: Run, value: T): T {
  return run.loading.length > 0 ? { ...value, isShared: true } : value;
}

/** Before a list is changed. */
export function touch(run: Run, value: List): void {
  if (!value.isShared || run.loading.length > 0) return;
  if (!value.isOpen || !value.isShifted) {
    Object.assign(value, { isOpen: true, isShifted: true });
    throw new Again();
  }
}

/** Gives a member of a record another value. */
export function setMember(run: Run, holder: Shape, name: string, value: Value): void {
  if (holder.isFixed) return;
  if (name === "[]") {
    // Any of its members.
    for (const known of holder.members.keys())
      if (known !== "[]") setMember(run, holder, known, unknown("data", known));
    const isNew = holder.rest === null;
    holder.rest ??= unknown("package", kept(name), ["data"]);
    if (isNew && holder.isShared && run.loading.length === 0) throw new Again();
    return;
  }
  if (!holder.isShared || run.loading.length > 0) {
    holder.members.set(name, value);
    return;
  }
  const before = holder.members.get(name);
  if (before?.kind === "unknown" && before.note === kept(name)) return;
  holder.members.set(name, unknown("package", kept(name), ["data"]));
  throw new Again();
}

export const kept = (name: string): string => `${name}, kept between requests`;
