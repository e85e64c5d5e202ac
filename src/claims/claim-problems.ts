// What is wrong with the claims of a clerk-sessions.json: of the session token, its size included, and of JWT templates?
import type { Config } from "../config.ts";
import { checkClaims } from "./check-claims.ts";
import type { ClaimProblem } from "./claim-problem.ts";
import { sizeProblems } from "./size-problems.ts";
import { tokenSize } from "./token-size.ts";

/** Paths begin with the claim's name, those of a template with `jwtTemplates`. */
export function claimProblems({ sessionToken, metadata, jwtTemplates }: Config): ClaimProblem[] {
  const session = checkClaims(sessionToken.claims, "session");
  const templates = Object.entries(jwtTemplates).flatMap(([name, { claims = {} }]) =>
    checkClaims(claims, "jwt-template").map((problem) => ({
      ...problem,
      path: `jwtTemplates.${name}.claims.${problem.path}`,
    })),
  );
  return [...session, ...sizeProblems(tokenSize(sessionToken.claims, metadata)), ...templates];
}
