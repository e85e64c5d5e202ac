// What does a name mean where it stands? A local variable, one of its module, an import, or a global.
import { globalValue } from "../builtins/globals.ts";
import { declaresName, moduleValue } from "./module-values.ts";
import type { Run } from "./run.ts";
import { holderOf, type Scope } from "./scope.ts";
import { nothing, type Value } from "./value.ts";

export function lookUp(run: Run, name: string, scope: Scope): Value {
  if (name === "undefined") return nothing;
  const holder = holderOf(scope, name);
  if (holder) return holder.values.get(name) ?? nothing;
  if (declaresName(scope.module, name)) return moduleValue(run, scope.module, name);
  return globalValue(name);
}
