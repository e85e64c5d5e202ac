// What does an error tell its reader: what happened, and what to do now?
import { CliError } from "../errors.ts";

export function describeError(error: unknown): { message: string; hint: string | null } {
  const message = error instanceof Error ? error.message : String(error);
  const bug = "This is a bug. Run again with --verbose and report what it prints.";
  return { message, hint: error instanceof CliError ? error.hint : bug };
}
