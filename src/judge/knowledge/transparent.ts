// Wrappers that only watch: tracing, logging, retries. The function that is given runs, and what it returns is the answer.
import { invoke } from "../evaluate/calls.ts";
import { type Native, native, nothing, record, unknown, type Value } from "../evaluate/value.ts";
import { told } from "./told.ts";

/** `withAxiom(handler)`: the same function. */
const keeps = (name: string): Native => native(name, (_run, args) => args.find(isFunction) ?? nothing);

/** `withX(options)(handler)` */
const keepsLater = (name: string): Native => native(name, () => keeps(name));

/** `startSpan(options, callback)`: calls it at once. */
const runs = (name: string): Native =>
  native(name, (run, args, site) => {
    const callback = args.findLast(isFunction);
    return callback ? invoke(run, callback, [unknown("data", "span")], site, null) : unknown("data", name);
  });

const isFunction = (value: Value): boolean => value.kind === "closure" || value.kind === "native";

const table = (make: (name: string) => Native, names: string[]): Record<string, Value> =>
  Object.fromEntries(names.map((name) => [name, make(name)]));

const sentry = {
  ...table(runs, [
    "startSpan",
    "startSpanManual",
    "startNewTrace",
    "continueTrace",
    "withScope",
    "withIsolationScope",
    "withMonitor",
    "withServerActionInstrumentation",
    "suppressTracing",
  ]),
  ...table(keeps, [
    "wrapRouteHandlerWithSentry",
    "wrapServerComponentWithSentry",
    "wrapApiHandlerWithSentry",
    "wrapMiddlewareWithSentry",
    "wrapGetServerSidePropsWithSentry",
    "wrapPageComponentWithSentry",
    "withSentry",
    "withSentryAPI",
  ]),
  trpcMiddleware: native("trpcMiddleware", () =>
    native("trpcMiddleware()", (run, [given = nothing], site) => {
      const next = given.kind === "record" ? given.members.get("next") : undefined;
      return next ? invoke(run, next, [], site, null) : nothing;
    }),
  ),
};

const tracer = record(table(runs, ["startActiveSpan", "trace"]), unknown("data", "tracer"));

export const transparent = told({
  "@sentry/nextjs": sentry,
  "@sentry/node": sentry,
  "@opentelemetry/api": {
    trace: record({ getTracer: native("getTracer", () => tracer) }, unknown("data", "trace")),
    context: record({ with: runs("context.with") }, unknown("data", "context")),
  },
  "dd-trace": {
    default: record({ ...table(runs, ["trace"]), wrap: keeps("wrap") }, unknown("data", "tracer")),
  },
  "next-axiom": table(keeps, ["withAxiom", "withAxiomRouteHandler"]),
  "@axiomhq/nextjs": { createAxiomRouteHandler: keepsLater("createAxiomRouteHandler") },
  "@logtail/next": table(keeps, ["withBetterStack", "withLogtail", "withBetterStackRouteHandler"]),
  "@baselime/node-opentelemetry": table(keeps, ["withOpenTelemetry"]),
  "p-retry": { default: runs("pRetry") },
  "async-retry": { default: runs("retry") },
});
