// Builders of Route Handlers with middleware: next-zod-route and next-safe-route.
import { invoke } from "../evaluate/calls.ts";
import type { Run } from "../evaluate/run.ts";
import { native, nothing, record, type Shape, unknown, type Value } from "../evaluate/value.ts";
import { asyncNative } from "./async-native.ts";
import { runSteps } from "./steps.ts";
import { told } from "./told.ts";

function builder(steps: Value[]): Shape {
  const made = record({
    use: native("use", (_run, [step = nothing]) => builder([...steps, step])),
    handler: native("handler", (_run, [handler = nothing]) =>
      asyncNative("route handler", (run, [request = nothing], site) => {
        const last = (inner: Run, ctx: Value): Value => {
          const rest = unknown("input", "the request", ["body"], { truthy: true });
          return invoke(inner, handler, [request, record({ ctx, data: ctx }, rest)], site, null);
        };
        return runSteps(run, site, { steps, input: { request }, context: record({}), last });
      }),
    ),
  });
  made.rest = native("a setting", () => made);
  return made;
}

const create = (name: string): Value => native(name, () => builder([]));

export const routeBuilders = told({
  "next-zod-route": { createZodRoute: create("createZodRoute") },
  "next-safe-route": { createSafeRoute: create("createSafeRoute") },
});
