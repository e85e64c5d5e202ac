// Does a call fail? Outside of `try` that changes nothing.
import { decide, describe, type Run } from "./run.ts";
import { type Site, Thrown, unknown } from "./value.ts";

/** Inside `try`, the first call that can fail is seen failing too: what `catch` does then may open the way. */
export function mayThrow(run: Run, site: Site): void {
  const attempt = run.tries.at(-1);
  if (!attempt || attempt.tried || run.collected) return;
  attempt.tried = true;
  const fails = unknown("data", `${describe(site).text} fails`, ["other"]);
  if (decide(run, fails, site)) throw new Thrown("error", unknown("data", "error"), site);
}
