// next-safe-action: what a middleware or the action throws is answered as an error, so that it stops the caller.
import { invoke } from "../evaluate/calls.ts";
import type { Run } from "../evaluate/run.ts";
import { type Native, native, nothing, record, type Site, unknown, type Value } from "../evaluate/value.ts";
import { asyncNative, settle } from "./async-native.ts";
import { runSteps } from "./steps.ts";

export const createSafeActionClient = native("createSafeActionClient", (_run, [options = nothing]) => {
  const before = options.kind === "record" ? options.members.get("middleware") : undefined;
  return client([], before);
});

/** @param before version 6: `middleware` is an option, and the client itself makes actions */
function client(steps: Value[], before: Value | undefined): Native {
  const made = native("action client", (_run, [, action = nothing]) =>
    asyncNative("action", (run, [given = nothing], site) => {
      const context = before ? settle(invoke(run, before, [given], site, null)) : nothing;
      return invoke(run, action, [clientInput(), context], site, null);
    }),
  );
  const same = native("the client", () => made);
  const action = native("action", (_run, [handler = nothing]) =>
    asyncNative("action", (run, _args, site) => perform(run, site, steps, handler)),
  );
  const use = native("use", (_run, [step = nothing]) => client([...steps, step], before));
  const settings = ["metadata", "schema", "inputSchema", "outputSchema", "bindArgsSchemas", "clone"];
  made.members = new Map<string, Value>([
    ...settings.map((name): [string, Value] => [name, same]),
    ["use", use],
    ["action", action],
    ["stateAction", action],
  ]);
  return made;
}

function perform(run: Run, site: Site, steps: Value[], handler: Value): Value {
  const input = {
    clientInput: clientInput(),
    parsedInput: clientInput(),
    bindArgsClientInputs: clientInput(),
    bindArgsParsedInputs: clientInput(),
    metadata: unknown("data", "metadata"),
  };
  const last = (inner: Run, ctx: Value): Value =>
    invoke(
      inner,
      handler,
      [record({ ...input, ctx }), record({}, unknown("input", "the state"))],
      site,
      null,
    );
  return runSteps(run, site, { steps, input, context: record({}), last });
}

const clientInput = (): Value => unknown("input", "the input", ["body"], { truthy: true });
