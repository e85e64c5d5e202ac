// What do functions do that are handed to something that is not followed?
import { invoke } from "./calls.ts";
import type { Run } from "./run.ts";
import { type Closure, type Site, Thrown, unknown, type Value } from "./value.ts";

/** Functions that are passed along, in objects too, are run once, with arguments nobody knows. */
export function callBacks(
  run: Run,
  args: Value[],
  site: Site,
): { values: Value[]; error: Thrown | null; isAsync: boolean } {
  const values: Value[] = [];
  for (const closure of args.flatMap((arg) => closuresIn(arg, 3))) {
    const given = closure.node.parameters.map((parameter) => unknown("data", parameter.name.getText()));
    try {
      const value = invoke(run, closure, given, site, null);
      if (value.kind === "promise" && value.error) {
        value.isHeard = true;
        return { values: [...values, value], error: value.error, isAsync: true };
      }
      values.push(value);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      return { values, error, isAsync: false };
    }
  }
  return { values, error: null, isAsync: false };
}

function closuresIn(value: Value, depth: number): Closure[] {
  if (value.kind === "closure") return [value];
  if (depth === 0) return [];
  if (value.kind === "record")
    return [...value.members.values()].flatMap((member) => closuresIn(member, depth - 1));
  return value.kind === "list" ? value.items.flatMap((item) => closuresIn(item, depth - 1)) : [];
}
