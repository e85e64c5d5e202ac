// How is a requirement said in prompts and messages?
import type { Requirement } from "../config.ts";

/** `role org:admin`, for prompts and messages. */
export function requirementText(requirement: Requirement): string {
  return Object.entries(requirement)
    .map(([kind, value]) => `${kind} ${value}`)
    .join(", ");
}
