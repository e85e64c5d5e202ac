// Which folder is meant when the one at hand is no app: create an app there, or take one of the workspace's?
import { UsageError } from "../errors.ts";
import type { Prompter } from "./prompter.ts";

/** True: create the app. Throws when nobody can be asked. */
export async function askCreate(
  folder: string,
  flags: { yes?: boolean },
  prompter: Prompter | null,
): Promise<boolean> {
  if (flags.yes) return true;
  if (!prompter) {
    throw new UsageError(
      `There is no app in ${folder} yet.`,
      "Pass --yes to create one there with create-next-app.",
    );
  }
  return prompter.confirm({
    message: `There is no app in ${folder} yet. Create one with create-next-app?`,
    initial: "yes",
  });
}

/** @param apps relative to the workspace */
export async function askApp(workspace: string, apps: string[], prompter: Prompter | null): Promise<string> {
  const [first] = apps;
  if (apps.length === 1 && first !== undefined) return first;
  if (!prompter) {
    throw new UsageError(
      `${workspace} holds several Next.js apps: ${apps.join(", ")}.`,
      `Say which one, e.g. --cwd ${first}`,
    );
  }
  return prompter.select({
    message: "Which app of this workspace?",
    options: apps.map((app) => ({ value: app, label: app })),
    initial: first ?? "",
  });
}
