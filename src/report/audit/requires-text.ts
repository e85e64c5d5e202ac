// What does a caller need beyond a session, in words?
import type { Requires } from "../../verdict.ts";

export function requiresText(requires: Requires | null): string {
  const { role, permission, feature, plan, organization, other } = requires ?? {};
  const parts = [
    role !== undefined && `role ${role}`,
    permission !== undefined && `permission ${permission}`,
    feature !== undefined && `feature ${feature}`,
    plan !== undefined && `plan ${plan}`,
    organization && "an active organization",
    other,
  ].filter((part) => typeof part === "string");
  return parts.length > 0 ? parts.join(" and ") : "more than a session";
}
