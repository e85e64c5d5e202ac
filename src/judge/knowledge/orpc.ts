// oRPC: procedures with their middleware, as a router behind a handler or as Server Functions (`.actionable()`).
import { invoke } from "../evaluate/calls.ts";
import { memberOf } from "../evaluate/members.ts";
import type { Run } from "../evaluate/run.ts";
import {
  known,
  native,
  nothing,
  record,
  type Shape,
  type Site,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { asyncNative } from "./async-native.ts";
import { answerEntries, asEntry } from "./entries.ts";
import { runSteps } from "./steps.ts";
import { told } from "./told.ts";

function builder(steps: Value[]): Shape {
  const made = record({
    use: native("use", (_run, [step = nothing]) => builder([...steps, step])),
    middleware: native("middleware", (_run, [step = nothing]) => step),
    router: native("router", (_run, [routes = nothing]) => routes),
    handler: native("handler", (_run, [handler = nothing]) => procedureOf(steps, handler)),
  });
  made.rest = native("a setting", () => made);
  return made;
}

function procedureOf(steps: Value[], handler: Value): Shape {
  const call = (run: Run, context: Value, site: Site): Value => {
    const input = unknown("input", "the input", ["body"], { truthy: true });
    const errors = record({}, unknown("data", "errors"));
    const last = (inner: Run, given: Value): Value =>
      invoke(inner, handler, [record({ input, context: given, errors })], site, null);
    return runSteps(run, site, { steps, input: { errors }, context, last });
  };
  const direct = native("actionable", (_run, [options]) =>
    asyncNative("action", (run, _args, site) => call(run, contextIn(run, options, site), site)),
  );
  const made = record({
    actionable: direct,
    callable: direct,
    use: native("use", (_run, [step = nothing]) => procedureOf([...steps, step], handler)),
  });
  made.rest = native("a setting", () => made);
  return asEntry(made, { call });
}

function contextIn(run: Run, options: Value | undefined, site: Site): Value {
  const context = options?.kind === "record" ? memberOf(run, options, "context", site) : nothing;
  return context.kind === "known" ? record({}) : context;
}

/** `new RPCHandler(router)`; its `handle()` answers when a procedure has that path. */
const handlerClass = native("RPCHandler", (_run, [router = nothing]) =>
  record({
    handle: asyncNative("handle", (run, [, options], site) => {
      const contextOf = (inner: Run): Value => contextIn(inner, options, site);
      const response = answerEntries(run, site, { library: "oRPC", unit: "procedure", router, contextOf });
      return record({ matched: known(true), response });
    }),
  }),
);

const handlers = { RPCHandler: handlerClass, OpenAPIHandler: handlerClass };

export const orpc = told({
  "@orpc/server": { os: builder([]) },
  "@orpc/server/fetch": handlers,
  "@orpc/server/node": handlers,
  "@orpc/openapi/fetch": handlers,
});
