// What the rules want to know of one resource, in plain values: noted once, while its syntax tree is at hand.
import type { AuditFinding, Verdict } from "../../../verdict.ts";
import type { World } from "../../evaluate/run.ts";
import { type Effect, effectOf, executed } from "./effect-of.ts";
import { tenantFindings } from "./tenant-findings.ts";

export interface ResourceNotes {
  /** What an open resource, or an open method of it, does for somebody who is signed out; null for all others. */
  effect: Effect | null;
  /** Findings of tenant-id-from-request. */
  tenant: AuditFinding[];
}

function effectFor(world: World, verdict: Verdict): Effect | null {
  if (isByMethod(verdict)) return executed(world, verdict);
  return verdict.guard.answer === "open" ? effectOf(world, verdict) : null;
}

/** A handler for all methods that checks only some of them. */
export function isByMethod({ kind, guard }: Verdict): boolean {
  const isMethod = guard.conditions.every(({ note }) => /\bmethod\b/.test(note));
  return kind === "pages-api" && guard.answer === "conditional" && isMethod;
}

export function resourceNotes(world: World, verdict: Verdict): ResourceNotes {
  const key = `rules: resource ${verdict.id}`;
  const found = world.memo.get(key) as ResourceNotes | undefined;
  if (found) return found;
  const made = {
    effect: effectFor(world, verdict),
    tenant: tenantFindings(world, verdict),
  };
  world.memo.set(key, made);
  return made;
}
