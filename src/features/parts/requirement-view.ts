// What does generated code ask of its callers, and whose data may it touch?
import { capabilities } from "../../capabilities.ts";
import type { Requirement } from "../../config.ts";
import { code } from "../../templates.ts";
import type { Project } from "../../types.ts";
import type { Feature } from "../feature.ts";

/** For templates: `needs`, and the owner that is known to be there after the checks. */
export function requirementView(requirement: Requirement | null) {
  const needsOrganization = requirement !== null && ("role" in requirement || "permission" in requirement);
  return {
    needs: requirement,
    needsOrganization,
    owner: code(needsOrganization ? "orgId" : "orgId ?? userId"),
  };
}

export function authorizationOf(requirement: Requirement | null): Feature["authorization"] {
  return {
    roles: requirement && "role" in requirement ? [requirement.role] : [],
    permissions: requirement && "permission" in requirement ? [requirement.permission] : [],
  };
}

/** A sentence where the app's Clerk cannot check it. */
export function requirementProblem(project: Project, requirement: Requirement | null): string | null {
  const isBilling = requirement !== null && ("feature" in requirement || "plan" in requirement);
  return isBilling && !capabilities(project).billing
    ? "Features and plans need @clerk/nextjs 6 or later."
    : null;
}
