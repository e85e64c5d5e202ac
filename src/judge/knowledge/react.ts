// React on the server: `cache` gives the same function back, `use` waits; the rest only shapes what is rendered.
import { awaited } from "../evaluate/awaited.ts";
import { callBacks } from "../evaluate/call-backs.ts";
import { type Native, native, nothing, record, unknown, type Value } from "../evaluate/value.ts";
import type { Knowledge } from "./index.ts";
import { lazyComponent } from "./lazy.ts";

const same = (name: string): Native => native(name, (_run, [fn = nothing]) => fn);

const told: Record<string, Value> = {
  cache: same("cache"),
  memo: same("memo"),
  forwardRef: same("forwardRef"),
  lazy: lazyComponent("lazy"),
  use: native("use", (_run, [value = nothing]) => awaited(value)),
  startTransition: native("startTransition", (run, args, site) => {
    callBacks(run, args, site);
    return nothing;
  }),
};
const whole = record(told, unknown("data", "React"));

export const react: Knowledge = (_run, specifier, name) => {
  if (specifier === "server-only" || specifier === "client-only") return unknown("data", name);
  if (specifier !== "react" && specifier !== "react-dom") return null;
  return name === "default" ? whole : (told[name] ?? unknown("data", name));
};
