// What did the parser refuse, and what was meant?
import type { CommanderError } from "commander";
import { suggest } from "../ask/read-flags.ts";
import { UsageError } from "../errors.ts";
import type { Command } from "./command.ts";
import { commands } from "./index.ts";

/**
 * @param known the options that the command takes
 * @param words of the command, whose own help lists its flags; `add` where one of its commands was wanted, null at the top
 */
export function usageError(
  { code, message }: CommanderError,
  known: Command["options"],
  words: string | null,
): UsageError {
  const hint = `Run create-clerk-sessions ${words === null ? "" : `${words} `}--help for every flag.`;
  if (code === "commander.help") {
    const names = namesBelow(words);
    return new UsageError(
      `${words === null ? "Commands" : `Things to ${words}`} are ${names.join(", ").replace(/, ([^,]*)$/, " and $1")}.`,
      hint,
    );
  }
  const said = message.replace(/^error: /, "").trim();
  if (code === "commander.unknownCommand") {
    const word = /'(.*)'/s.exec(said)?.[1] ?? "";
    return new UsageError(`${said}${suggest(word, namesBelow(words)) || "."}`, hint);
  }
  if (code !== "commander.unknownOption") return new UsageError(said, hint);
  const flag = /'(.*)'/s.exec(said)?.[1] ?? "";
  const owner = commands.find(({ options }) => options.some((option) => longOf(option) === flag));
  if (owner) return new UsageError(`${said}: ${flag} belongs to ${owner.name}.`, hint);
  const meant = flag.startsWith("--") ? suggest(flag, known.map(longOf)) : "";
  return new UsageError(`${said}${meant || "."}`, hint);
}

const longOf = ({ spec }: Command["options"][number]): string => /--[\w-]+/.exec(spec)?.[0] ?? spec;

/** `page` and its like below `add`; without a group the commands themselves, a group as one. */
function namesBelow(group: string | null): string[] {
  const names = commands.map(({ name }) => name.split(" "));
  const found =
    group === null ? names : names.filter(([first]) => first === group).map(([, second]) => [second]);
  return [...new Set(found.flatMap(([first]) => first ?? []))];
}
