// Members of a promise: `then`, `catch`, `finally`; anything else is undefined, as for a forgotten `await`.
import { invoke } from "../evaluate/calls.ts";
import { caughtValue } from "../evaluate/caught.ts";
import { noteSwallowed } from "../evaluate/failed-checks.ts";
import type { Run } from "../evaluate/run.ts";
import {
  known,
  native,
  nothing,
  type Promised,
  promise,
  type Site,
  Thrown,
  type Value,
} from "../evaluate/value.ts";

export function promiseMember(value: Promised, name: string): Value {
  if (name === "then") {
    return native(name, (run, [onValue = nothing, onError = nothing], site) => {
      value.isHeard = true;
      if (value.error && onError.kind !== "known") forgive(run, value);
      if (value.error) return settle(run, onError, caughtValue(value.error), value, site);
      return settle(run, onValue, value.value, value, site);
    });
  }
  if (name === "catch") {
    return native(name, (run, [onError = nothing], site) => {
      value.isHeard = true;
      if (value.error) forgive(run, value);
      return value.error ? settle(run, onError, caughtValue(value.error), value, site) : value;
    });
  }
  if (name === "finally") {
    return native(name, (run, [done = nothing], site) => {
      settle(run, done, nothing, value, site);
      return value;
    });
  }
  return known(undefined, value.from);
}

/** A handler that does not throw again lets the caller pass. */
export function forgive(run: Run, { error }: Promised): void {
  if (error) noteSwallowed(run, error, 0);
}

function settle(run: Run, fn: Value, given: Value, otherwise: Promised, site: Site): Value {
  if (fn.kind === "known") return otherwise;
  try {
    return promise(invoke(run, fn, [given], site, null));
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    return promise(nothing, error);
  }
}
