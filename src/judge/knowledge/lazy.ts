// `dynamic(() => import("./x"))` and `lazy(…)`: the server renders what is imported.
import { invoke } from "../evaluate/calls.ts";
import { memberOf } from "../evaluate/members.ts";
import { type Native, native, nothing, unknown } from "../evaluate/value.ts";
import { settle } from "./async-native.ts";

export const lazyComponent = (name: string): Native =>
  native(name, (run, [load = nothing, options], site) => {
    const ssr = options?.kind === "record" ? options.members.get("ssr") : undefined;
    if (load.kind !== "closure" || (ssr?.kind === "known" && ssr.value === false))
      return unknown("data", name);
    const loaded = settle(invoke(run, load, [], site, null));
    const isModule = loaded.kind === "module" || loaded.kind === "record";
    return isModule ? memberOf(run, loaded, "default", site) : loaded;
  });
