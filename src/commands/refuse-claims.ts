// Would Clerk refuse these claims, or the browser's cookie not bear them?
import { claimProblems } from "../claims/claim-problems.ts";
import { type Config, configFile } from "../config.ts";
import { UsageError } from "../errors.ts";

/**
 * All errors at once: whoever mends the file need not run this once per mistake.
 * @returns the warnings, as sentences
 */
export function refuseClaims(config: Config): string[] {
  const lines = claimProblems(config).map((problem) => ({
    ...problem,
    text: `${problem.path.startsWith("jwtTemplates") ? "" : "Claim "}${problem.path}: ${sentence(problem.message)}`,
  }));
  const errors = lines.filter(({ severity }) => severity === "error").map(({ text }) => text);
  if (errors.length > 0) throw new UsageError(`${configFile}: ${errors.join("\n")}`);
  return lines.map(({ text }) => text);
}

const sentence = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);
