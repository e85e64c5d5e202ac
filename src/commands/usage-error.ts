// What did the parser refuse, and what was meant?
import type { CommanderError } from "commander";
import { suggest } from "../ask/read-flags.ts";
import { UsageError } from "../errors.ts";
import type { Command } from "./command.ts";
import { commands } from "./index.ts";

/** @param known the options that the command takes */
export function usageError({ code, message }: CommanderError, known: Command["options"]): UsageError {
  const hint = "Run create-clerk-sessions --help for every flag.";
  if (code === "commander.help") {
    return new UsageError(`Commands are ${commands.map(({ name }) => name).join(" and ")}.`, hint);
  }
  const said = message.replace(/^error: /, "").trim();
  if (code !== "commander.unknownOption") return new UsageError(said, hint);
  const flag = /'(.*)'/s.exec(said)?.[1] ?? "";
  const owner = commands.find(({ options }) => options.some((option) => longOf(option) === flag));
  if (owner) return new UsageError(`${said}: ${flag} belongs to ${owner.name}.`, hint);
  const meant = flag.startsWith("--") ? suggest(flag, known.map(longOf)) : "";
  return new UsageError(`${said}${meant || "."}`, hint);
}

const longOf = ({ spec }: Command["options"][number]): string => /--[\w-]+/.exec(spec)?.[0] ?? spec;
