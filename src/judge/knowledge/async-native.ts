// A function of a package that gives a promise: what stops the caller inside rejects it.
import { awaited } from "../evaluate/awaited.ts";
import type { Run } from "../evaluate/run.ts";
import { type Native, native, nothing, promise, Thrown, type Value } from "../evaluate/value.ts";

export function asyncNative(name: string, body: Native["call"], members?: Record<string, Value>): Native {
  return native(name, (run, args, site, self) => promised(run, () => body(run, args, site, self)), members);
}

/** Waits for promises only: any other value keeps its identity, by which it is known where it was returned. */
export const settle = (value: Value): Value => (value.kind === "promise" ? awaited(value) : value);

function promised(run: Run, body: () => Value): Value {
  try {
    return promise(settle(body()));
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    const rejected = promise(nothing, error);
    run.rejected.push(rejected);
    return rejected;
  }
}
