// What does the app's owner want? clerk-sessions.json says it; an app without one gets what its gate does and its
// types say today.
import { askChoices } from "../ask/ask-choices.ts";
import { type Config, loadConfig, type Rule } from "../config.ts";
import { features } from "../features/index.ts";
import { readTypes } from "../features/session-types/read-types.ts";
import type { Project } from "../types.ts";
import { gateToday } from "./gate-today.ts";

export interface SettledConfig {
  config: Config;
  origin: "file" | "gate";
}

export async function settleConfig(project: Project): Promise<SettledConfig> {
  const existing = loadConfig(project.read);
  if (existing) return { config: existing, origin: "file" };
  const today = gateToday(project);
  const { claims, declared: metadata } = readTypes(project);
  const context = { existing, today, typed: { claims, metadata }, features, prompter: null };
  const none = { add: ["none"], skip: features.filter(({ kind }) => kind === "core").map(({ id }) => id) };
  const { config } = await askChoices(project, none, context);
  return { config: today ? withTodaysAnswers(config, today.answered401.length > 0) : config, origin: "gate" };
}

/** A 401 for the API is what we advise; a gate that redirects today goes on doing so until somebody decides otherwise. */
function withTodaysAnswers(config: Config, answers401: boolean): Config {
  if (answers401) return config;
  const { rules, default: access } = config.routes;
  const redirecting = rules.flatMap(({ signedOut: _, ...rule }): Rule[] =>
    access === "signed-in" && !rule.require ? [] : [rule],
  );
  return { ...config, routes: { ...config.routes, rules: redirecting } };
}
