// Who answers the questions of this run? Null when nobody can, or when `--yes` has answered them.
import type { Prompter } from "../ask/prompter.ts";
import type { CommandInput } from "./command.ts";

export async function prompterFor({ terminal, flags, signal }: CommandInput): Promise<Prompter | null> {
  if (terminal === "none" || flags.yes) return null;
  const { terminalPrompter } = await import("../ask/terminal-prompter.ts");
  return terminalPrompter(signal);
}
