// Whose data is written: does the request say so, although the session knows better?
import type { AuditFinding } from "../../verdict.ts";
import { resourceNotes } from "./parts/resource-notes.ts";
import type { Facts } from "./rule.ts";

export function tenantIdFromRequest({ world, verdicts }: Facts): AuditFinding[] {
  return verdicts.flatMap((verdict) => resourceNotes(world, verdict).tenant);
}
