// What does the app's owner want? clerk-sessions.json says it; an app without one gets what its gate does today.
import { askChoices } from "../ask/ask-choices.ts";
import { type Config, loadConfig } from "../config.ts";
import { features } from "../features/index.ts";
import type { Project } from "../types.ts";
import { gateToday } from "./gate-today.ts";

export interface SettledConfig {
  config: Config;
  origin: "file" | "gate";
}

export async function settleConfig(project: Project): Promise<SettledConfig> {
  const existing = loadConfig(project.read);
  if (existing) return { config: existing, origin: "file" };
  const context = { existing, today: gateToday(project), features, prompter: null };
  const none = { add: ["none"], skip: features.filter(({ kind }) => kind === "core").map(({ id }) => id) };
  const { config } = await askChoices(project, none, context);
  return { config, origin: "gate" };
}
