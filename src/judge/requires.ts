// What does it take not to be stopped? The last check that asks for more than being signed in tells; else what sets those who
// pass apart.
import type { Requires } from "../verdict.ts";
import { describe, type Path } from "./evaluate/run.ts";

export function requiresOf(stopped: Path[], privileged: Path[]): Requires | null {
  for (const { events } of stopped) {
    const check = events.findLast((event) => event.kind === "check" && event.origin.requires !== null);
    if (check?.kind === "check") return check.origin.requires;
  }
  const decision = privileged.flatMap(({ decisions }) => decisions).find(({ value }) => value.isPrivilege);
  return decision ? { other: describe(decision.site).text } : null;
}
