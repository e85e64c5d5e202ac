// What the rules want to know of one resource, in plain values: noted once, while its syntax tree is at hand.
import type { AuditFinding, Verdict } from "../../../verdict.ts";
import type { World } from "../../evaluate/run.ts";
import { type Effect, effectOf } from "./effect-of.ts";
import { tenantFindings } from "./tenant-findings.ts";

export interface ResourceNotes {
  /** What an open resource does for somebody who is signed out; null for all others. */
  effect: Effect | null;
  /** Findings of tenant-id-from-request. */
  tenant: AuditFinding[];
}

export function resourceNotes(world: World, verdict: Verdict): ResourceNotes {
  const key = `rules: resource ${verdict.id}`;
  const found = world.memo.get(key) as ResourceNotes | undefined;
  if (found) return found;
  const made = {
    effect: verdict.guard.answer === "open" ? effectOf(world, verdict) : null,
    tenant: tenantFindings(world, verdict),
  };
  world.memo.set(key, made);
  return made;
}
