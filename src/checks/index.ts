// Every check, in the order of a report.
import type { Check } from "./check.ts";

/** What can make the types of claims, roles and metadata silently wrong. */
export const typesChecks: Check[] = [];
