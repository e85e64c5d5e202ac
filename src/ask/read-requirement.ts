// What must a caller have beyond a session? At most one of four flags says it.
import { valueProblem } from "../config/value-problem.ts";
import type { Requirement } from "../config.ts";
import { UsageError } from "../errors.ts";
import type { AddFlags } from "./add-flags.ts";
import { refuse } from "./read-flags.ts";

/** Null: being signed in is enough. */
export function readRequirement({ permission, role, feature, plan }: AddFlags): Requirement | null {
  const given = Object.entries({ permission, role, feature, plan }).filter(
    ([, value]) => value !== undefined,
  );
  if (given.length > 1) {
    const flags = given.map(([name]) => `--${name}`).join(" and ");
    throw new UsageError(`${flags} exclude each other.`, "Give one of them.");
  }
  if (permission !== undefined) {
    refuse("--permission", permission, valueProblem.permission(permission));
    return { permission };
  }
  if (role !== undefined) {
    refuse("--role", role, valueProblem.role(role));
    return { role };
  }
  if (feature !== undefined) {
    refuse("--feature", feature, valueProblem.slug(feature));
    return { feature };
  }
  if (plan === undefined) return null;
  refuse("--plan", plan, valueProblem.slug(plan));
  return { plan };
}
