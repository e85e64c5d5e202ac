// `new Promise(…)`, `Promise.all(…)`: promises that are made of values or of other promises.
import { awaited } from "../evaluate/awaited.ts";
import { callBacks } from "../evaluate/call-backs.ts";
import { mixed } from "../evaluate/mixed.ts";
import { list, native, nothing, promise, Thrown, unknown, type Value } from "../evaluate/value.ts";
import { forgive } from "./promises.ts";

export const promiseClass = native(
  "Promise",
  (run, args, site) => {
    const back = callBacks(run, args, site);
    return promise(unknown("data", "a promise"), back.error);
  },
  {
    all: native("Promise.all", (_run, [values = nothing]) => waitForAll(values)),
    allSettled: native("Promise.allSettled", (run, [values = nothing]) => {
      for (const item of values.kind === "list" ? values.items : []) {
        if (item.kind !== "promise") continue;
        item.isHeard = true;
        forgive(run, item);
      }
      return promise(unknown("data", "settled promises"));
    }),
    race: native("Promise.race", (_run, [values = nothing]) => promise(mixed([values], "a promise"))),
    resolve: native("Promise.resolve", (_run, [value = nothing]) => promise(value)),
    reject: native("Promise.reject", (_run, [value = nothing], site) =>
      promise(nothing, new Thrown("throw", value, site, value.from)),
    ),
  },
);

function waitForAll(values: Value): Value {
  if (values.kind !== "list")
    return promise(values.kind === "promise" ? awaited(values) : mixed([values], "values"));
  try {
    return promise(
      list(
        values.items.map((item) => awaited(item)),
        values.isOpen,
      ),
    );
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    return promise(nothing, error);
  }
}
