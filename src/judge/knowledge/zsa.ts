// zsa: procedures run one after the other, each given what the one before returned; the action's handler comes last.
import { invoke } from "../evaluate/calls.ts";
import type { Run } from "../evaluate/run.ts";
import { native, nothing, record, type Shape, type Site, unknown, type Value } from "../evaluate/value.ts";
import { asyncNative, settle } from "./async-native.ts";

/** Handlers that run before a procedure's actions, its own last. */
const handlersOf = new WeakMap<Value, Value[]>();

export const createServerAction = native("createServerAction", () => actionBuilder([]));

export const createServerActionProcedure = native("createServerActionProcedure", (_run, [parent]) =>
  procedureBuilder(parent ? (handlersOf.get(parent) ?? []) : []),
);

export const chainServerActionProcedures = native("chainServerActionProcedures", (_run, procedures) =>
  procedureOf(procedures.flatMap((procedure) => handlersOf.get(procedure) ?? [])),
);

function procedureBuilder(before: Value[]): Shape {
  const made = record({
    handler: native("handler", (_run, [handler = nothing]) => procedureOf([...before, handler])),
  });
  made.rest = native("a setting", () => made);
  return made;
}

function procedureOf(handlers: Value[]): Shape {
  const made = record({ createServerAction: native("createServerAction", () => actionBuilder(handlers)) });
  handlersOf.set(made, handlers);
  return made;
}

function actionBuilder(before: Value[]): Shape {
  const made = record({
    handler: native("handler", (_run, [handler = nothing]) =>
      asyncNative("action", (run, _args, site) => perform(run, site, [...before, handler])),
    ),
  });
  made.rest = native("a setting", () => made);
  return made;
}

function perform(run: Run, site: Site, handlers: Value[]): Value {
  const input = unknown("input", "the input", ["body"], { truthy: true });
  const given = (ctx: Value): Value => record({ input, ctx }, unknown("input", "the call", ["other"]));
  return handlers.reduce<Value>(
    (ctx, handler) => settle(invoke(run, handler, [given(ctx)], site, null)),
    record({}),
  );
}
