// `auth.protect(…)`: who is stopped, and by what.
import { truthiness } from "../evaluate/operators.ts";
import type { Run } from "../evaluate/run.ts";
import { nothing, type Origin, promise, type Site, Thrown, type Value } from "../evaluate/value.ts";
import { authObject, conditionHolds, originAt, requirementOf } from "./clerk-auth.ts";

export function protect(run: Run, [params = nothing]: Value[], site: Site, isAsync: boolean): Value {
  const origin = originAt(run, site, "protect", requiresOf(params));
  const thrown = isStopped(run, params, site, origin);
  run.events.push({ kind: "check", origin, site, depth: run.stack.length, stops: thrown !== null });
  if (!isAsync) {
    if (thrown) throw thrown;
    return authObject(run, origin, isAsync);
  }
  const settled = promise(thrown ? nothing : authObject(run, origin, isAsync), thrown);
  if (thrown) run.rejected.push(settled);
  return settled;
}

function isStopped(run: Run, params: Value, site: Site, origin: Origin): Thrown | null {
  if (run.caller === "signed-out") return new Thrown("protect", nothing, site, origin);
  if (run.caller === "full") return null;
  const isFunction = params.kind === "closure" || params.kind === "native";
  const holds = isFunction
    ? truthiness(conditionHolds(run, params, site)) !== false
    : origin.requires === null;
  return holds ? null : new Thrown("protect", nothing, site, origin);
}

function requiresOf(params: Value) {
  if (params.kind === "closure") return { other: "a condition of has()" };
  return requirementOf(params);
}
