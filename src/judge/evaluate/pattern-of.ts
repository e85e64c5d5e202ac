// Does a regular expression remember where it stopped? One with such a flag does, from request to request where a module made it.
import type { Run } from "./run.ts";
import type { Pattern } from "./value.ts";

export function patternOf(run: Run, value: RegExp): Pattern {
  const isStateful = run.loading.length > 0 && /[gy]/.test(value.flags);
  return { kind: "regexp", value, isStateful };
}
