// A chain of middleware: each is given `next` and what those before it put into the context; the work comes last.
import { invoke } from "../evaluate/calls.ts";
import type { Run } from "../evaluate/run.ts";
import { known, nothing, record, type Site, unknown, type Value } from "../evaluate/value.ts";
import { asyncNative, settle } from "./async-native.ts";

export interface Steps {
  /** Middleware, called with one object. */
  steps: Value[];
  /** What else that object holds. */
  input: Record<string, Value>;
  context: Value;
  last(run: Run, context: Value): Value;
}

/** @returns what the work returned, unless a middleware answers with something of its own */
export function runSteps(run: Run, site: Site, { steps, input, context: first, last }: Steps): Value {
  const results = new Map<Value, Value>();
  const go = (inner: Run, index: number, context: Value): Value => {
    const step = steps[index];
    if (!step) return settle(last(inner, context));
    if (step.kind !== "closure" && step.kind !== "native") {
      inner.events.push({ kind: "opaque", site, reason: "a middleware whose source is not here" });
      return go(inner, index + 1, context);
    }
    const next = asyncNative("next", (at, [given = nothing]) => {
      const value = go(at, index + 1, merged(context, given));
      if (results.has(value)) return value;
      const result = record(
        { ok: known(true), success: known(true), data: value, output: value },
        unknown("data", "the result"),
      );
      results.set(result, value);
      return result;
    });
    const given = record({ ...input, ctx: context, context, next }, unknown("input", "the call", ["other"]));
    return settle(invoke(inner, step, [given], site, null));
  };
  const value = go(run, 0, first);
  return results.get(value) ?? value;
}

/** `next({ ctx: { userId } })` adds to what is there. */
function merged(context: Value, given: Value): Value {
  const more =
    given.kind === "record" ? (given.members.get("ctx") ?? given.members.get("context")) : undefined;
  if (!more) return context;
  if (more.kind !== "record" || context.kind !== "record") return more;
  const members = new Map([...context.members, ...more.members]);
  return { kind: "record", members, rest: more.rest ?? context.rest };
}
