// From which folder does detection start? Creates the app first where there is none.
import { join, resolve } from "node:path";
import { closest, distance } from "fastest-levenshtein";
import { createApp } from "../apply/create-app.ts";
import type { Prompter } from "../ask/prompter.ts";
import { askApp, askCreate } from "../ask/settle-folder.ts";
import { inspectFolder } from "../detect/inspect-folder.ts";
import { Interrupted, UsageError } from "../errors.ts";
import { say } from "../report/print.ts";
import type { PackageManagerName } from "../types.ts";
import type { CommandInput } from "./command.ts";
import { commands } from "./index.ts";

interface Found {
  folder: string;
  origin: "found" | "created";
}

export async function findFolder(input: CommandInput, prompter: Prompter | null): Promise<Found> {
  const { words, cwd, flags, signal } = input;
  const [word] = words;
  const folder = word === undefined ? cwd : resolve(cwd, word);
  const found = await inspectFolder(folder);
  if (found.kind === "app") return { folder, origin: "found" };
  if (found.kind === "workspace") {
    return { folder: join(folder, await askApp(folder, found.apps, prompter)), origin: "found" };
  }
  if (found.kind === "occupied") {
    // Below an app's own folders detection finds the app, and says better what is wrong elsewhere.
    if (word === undefined) return { folder, origin: "found" };
    const entries = found.entries.slice(0, 5).join(", ");
    throw new UsageError(
      `${folder} is no Next.js app, and holds other things: ${entries}.`,
      "Name an empty or a new folder to create an app in, or the folder of an app.",
    );
  }
  if (found.kind === "missing") {
    if (word === undefined) throw new UsageError(`There is no folder ${folder}.`, "Correct --cwd.");
    refuseMistypedCommand(word);
  }
  if (flags.dryRun) {
    throw new UsageError(
      `There is no app in ${folder} yet, so there is nothing to preview.`,
      "Run it without --dry-run to create one.",
    );
  }
  if (!(await askCreate(folder, flags, prompter))) throw new Interrupted();
  say(`Creating a Next.js app in ${folder} …`);
  await createApp({ folder, packageManager: callingManager(), signal });
  return { folder, origin: "created" };
}

/** Named elsewhere as commands: whoever types one wants that, and no app of that name. */
const reserved = new Set(["add-route-protection", "doctor", "prove", "pull", "push"]);

function refuseMistypedCommand(word: string): void {
  const hint = `To create an app in a folder of that name: ./${word}`;
  if (reserved.has(word)) throw new UsageError(`There is no command ${word} in this version.`, hint);
  const known = commands.flatMap(({ name, alias }) => [
    name.split(" ")[0] ?? name,
    ...(alias ? [alias] : []),
  ]);
  const near = closest(word, known);
  if (distance(word, near) > 2) return;
  throw new UsageError(`Unknown command ${word}. Did you mean ${near}?`, hint);
}

/** `pnpm create clerk-sessions` and its like tell who called. */
function callingManager(): PackageManagerName {
  const agent = process.env.npm_config_user_agent ?? "";
  return (["pnpm", "yarn", "bun"] as const).find((name) => agent.startsWith(`${name}/`)) ?? "npm";
}
