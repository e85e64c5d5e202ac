// Every check, in the order of a report.
import { authorizationHalves } from "./authorization-halves.ts";
import type { Check } from "./check.ts";
import { moduleResolution } from "./module-resolution.ts";
import { reservedClaimDeclared } from "./reserved-claim-declared.ts";
import { typesDeclaredTwice } from "./types-declared-twice.ts";
import { typesNotGlobal } from "./types-not-global.ts";
import { typesNotIncluded } from "./types-not-included.ts";
import { typesOutside } from "./types-outside.ts";
import { typesShadowed } from "./types-shadowed.ts";

/** What can make the types of claims, roles and metadata silently wrong. */
export const typesChecks: Check[] = [
  moduleResolution,
  typesNotIncluded,
  typesShadowed,
  typesNotGlobal,
  typesOutside,
  typesDeclaredTwice,
  authorizationHalves,
  reservedClaimDeclared,
];
