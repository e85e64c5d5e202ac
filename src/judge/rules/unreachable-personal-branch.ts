// Is there code for callers without an organization behind a check that only members of one can pass?
import type { AuditFinding } from "../../verdict.ts";
import { allNotes } from "./parts/all-notes.ts";
import type { Facts } from "./rule.ts";

export function unreachablePersonalBranch({ project, world }: Facts): AuditFinding[] {
  return project.clerk ? allNotes(world).flatMap(({ branches }) => branches) : [];
}
