// What is said about a claim that is wrong, or will be a problem?

export interface ClaimProblem {
  severity: "error" | "warning";
  /** Where: the claim's name, then the way into its value: `hasura.roles[0]`. */
  path: string;
  message: string;
}
