// `Array.from(…)`, `new Set(…)`: lists that are made of other values.
import { callBacks } from "../evaluate/call-backs.ts";
import { invoke } from "../evaluate/calls.ts";
import { mixed } from "../evaluate/mixed.ts";
import { describe } from "../evaluate/run.ts";
import { known, list, native, nothing } from "../evaluate/value.ts";

export const arrayClass = native("Array", (_run, args) => list(args, true), {
  isArray: native("Array.isArray", (_run, [value = nothing], site) =>
    value.kind === "unknown" ? mixed([value], describe(site).text) : known(value.kind === "list", value.from),
  ),
  from: native("Array.from", (run, [value = nothing, fn], site) => {
    const made = value.kind === "list" ? value : null;
    if (fn?.kind === "closure" && made) {
      return {
        ...made,
        items: made.items.map((item, index) => invoke(run, fn, [item, known(index)], site, null)),
      };
    }
    callBacks(run, fn ? [fn] : [], site);
    return made ?? mixed([value], "a list");
  }),
});

/** `new Set([...])`: a list that can be asked with `has`. */
export const setClass = native("Set", (_run, [value = list([])]) =>
  value.kind === "list" ? value : mixed([value], "a set"),
);
