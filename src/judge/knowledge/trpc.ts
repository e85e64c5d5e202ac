// tRPC: procedures with their middleware, the routers they are put into, and callers on the server.
import { invoke } from "../evaluate/calls.ts";
import type { Run } from "../evaluate/run.ts";
import {
  type Native,
  native,
  nothing,
  record,
  type Shape,
  type Site,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { asyncNative, settle } from "./async-native.ts";
import { answerEntries, asEntry, type Entry, entryOf } from "./entries.ts";
import { runSteps } from "./steps.ts";
import { told } from "./told.ts";

const noAnswer = native("prefetch", () => nothing);

function procedureBuilder(steps: Value[]): Shape {
  const made = record({
    use: native("use", (_run, [step = nothing]) => procedureBuilder([...steps, ...stepsIn(step)])),
    concat: native("concat", (_run, [other = nothing]) => procedureBuilder([...steps, ...stepsIn(other)])),
    ...Object.fromEntries(
      ["query", "mutation", "subscription"].map((name): [string, Value] => [
        name,
        native(name, (_run, [resolver = nothing]) => procedureOf(steps, resolver)),
      ]),
    ),
  });
  made.rest = native("a setting", () => made);
  stepsOf.set(made, steps);
  return made;
}

const stepsOf = new WeakMap<Value, Value[]>();
const stepsIn = (value: Value): Value[] => stepsOf.get(value) ?? [value];

function procedureOf(steps: Value[], resolver: Value): Native {
  const call = (run: Run, context: Value, site: Site): Value => {
    const input = unknown("input", "the input", ["body"], { truthy: true });
    const last = (inner: Run, ctx: Value): Value =>
      invoke(inner, resolver, [record({ ctx, input }, unknown("input", "the call"))], site, null);
    return runSteps(run, site, { steps, input: { input, rawInput: input }, context, last });
  };
  const made = native("procedure", (run, [context = nothing], site) => call(run, context, site));
  return asEntry(made, { call });
}

const t = record({
  router: native("router", (_run, [routes = nothing]) => routes),
  createTRPCRouter: native("router", (_run, [routes = nothing]) => routes),
  mergeRouters: native("mergeRouters", (_run, routers) => mergedRouter(routers)),
  middleware: native("middleware", (_run, [step = nothing]) => step),
  procedure: procedureBuilder([]),
  createCallerFactory: native("createCallerFactory", (_run, [router = nothing]) =>
    native("createCaller", (_inner, [context = nothing]) => callerOf(router, context)),
  ),
});

const initTRPC: Shape = record({
  context: native("context", () => initTRPC),
  meta: native("meta", () => initTRPC),
  create: native("create", () => t),
});

function mergedRouter(routers: Value[]): Value {
  const members = routers.flatMap((router) => (router.kind === "record" ? [...router.members] : []));
  const isWhole = routers.every((router) => router.kind === "record" && !router.rest);
  return record(Object.fromEntries(members), isWhole ? null : unknown("opaque", "a router"));
}

/** `api.post.list()` in server components: the same checks, without a request. */
function callerOf(router: Value, context: Value): Value {
  const entry = entryOf(router);
  if (entry) return callOf(entry, context);
  if (router.kind !== "record") return unknown("opaque", "a tRPC router whose source is not here");
  const members = [...router.members].map(([name, value]): [string, Value] => [
    name,
    callerOf(value, context),
  ]);
  return record(Object.fromEntries(members), router.rest);
}

function callOf(entry: Entry, context: Value): Native {
  const call = asyncNative("procedure", (run, _args, site) =>
    entry.call(run, contextFrom(run, context, site), site),
  );
  call.members = new Map<string, Value>([
    ["prefetch", noAnswer],
    ["prefetchInfinite", noAnswer],
  ]);
  return call;
}

function contextFrom(run: Run, make: Value, site: Site): Value {
  const isFunction = make.kind === "closure" || make.kind === "native";
  return isFunction ? settle(invoke(run, make, [requestOptions], site, null)) : make;
}

const requestOptions = record({}, unknown("input", "the request", ["other"]));

/** `fetchRequestHandler({ router, createContext, … })` and the other adapters' functions. */
function serve(run: Run, options: Value, site: Site): Value {
  const option = (name: string): Value =>
    (options.kind === "record" ? options.members.get(name) : undefined) ?? nothing;
  return answerEntries(run, site, {
    library: "tRPC",
    unit: "procedure",
    router: option("router"),
    contextOf: (inner) => contextFrom(inner, option("createContext"), site),
  });
}

const createHandler = native("createNextApiHandler", (_run, [options = nothing]) =>
  asyncNative("tRPC handler", (run, _args, site) => serve(run, options, site)),
);

export const trpc = told({
  "@trpc/server": { initTRPC },
  "@trpc/server/adapters/fetch": {
    fetchRequestHandler: asyncNative("fetchRequestHandler", (run, [options = nothing], site) =>
      serve(run, options, site),
    ),
  },
  "@trpc/server/adapters/next": { createNextApiHandler: createHandler },
  "@trpc/react-query/rsc": {
    createHydrationHelpers: native("createHydrationHelpers", (_run, [caller = nothing]) =>
      record({ trpc: caller }, unknown("data", "createHydrationHelpers()")),
    ),
  },
});
