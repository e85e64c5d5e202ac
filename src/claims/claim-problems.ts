// What is wrong with the claims of a clerk-sessions.json: of the session token, its size included, and of JWT templates?
import type { Config } from "../config.ts";
import { checkClaims } from "./check-claims.ts";
import type { ClaimProblem } from "./claim-problem.ts";
import { sizeProblems } from "./size-problems.ts";
import { tokenSize } from "./token-size.ts";
import { undeclaredFields } from "./undeclared-fields.ts";
import { usesOrganizations } from "./uses-organizations.ts";

/** Paths begin with the claim's name, those of a template with `jwtTemplates`. */
export function claimProblems(config: Config): ClaimProblem[] {
  const { sessionToken, metadata, jwtTemplates } = config;
  const session = checkClaims(sessionToken.claims, "session");
  const templates = Object.entries(jwtTemplates).flatMap(([name, { claims = {} }]) =>
    checkClaims(claims, "jwt-template").map((problem) => ({
      ...problem,
      path: `jwtTemplates.${name}.claims.${problem.path}`,
    })),
  );
  const size = tokenSize(sessionToken.claims, metadata);
  const organizations = usesOrganizations(config) ? "used" : "unused";
  return [
    ...session,
    ...undeclaredFields(sessionToken.claims, metadata),
    ...sizeProblems(size, organizations),
    ...templates,
  ];
}
