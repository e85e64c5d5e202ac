// What a question is: one declaration yields prompt, flag, config key, help line and default.
import type { Config, Requirement } from "../config.ts";
import type { Choices, Project } from "../types.ts";
import type { Answers, Flags } from "./answers.ts";
import type { Prompter } from "./prompter.ts";

/** What today's gate does, as far as its own list tells. */
export interface GateToday {
  kind: "public-list" | "protected-list";
  /** As they stand in the gate, in Clerk's notation. */
  patterns: string[];
  roleChecks: { patterns: string[]; require: Requirement }[];
  /** Patterns whose signed-out callers get a 401. */
  answered401: string[];
}

/** What the questions need to know of a feature. */
export interface Feature {
  id: string;
  title: string;
  kind: "core" | "example";
  unavailable(project: Project): string | null;
  routes(project: Project, choices: Choices): { pattern: string; access: "public" | "signed-in" }[];
  authorization: { roles: string[]; permissions: string[] };
  claims: Record<string, string>;
}

/** Everything a default or a prompt may depend on. */
export interface Facts {
  project: Project;
  /** The whole catalogue. */
  features: Feature[];
  existing: Config | null;
  today: GateToday | null;
  /** What the app's own types say of the token; nothing where they are not read. */
  typed?: Pick<Config, "metadata"> & Pick<Config["sessionToken"], "claims">;
  /** Answers to the questions before this one. */
  soFar: Partial<Answers>;
  /** Why a text is not a TypeScript type; passed in because the compiler is slow to load. */
  typeProblem(text: string): string | null;
}

interface Flag {
  name: keyof Flags;
  /** In commander's notation: `--public <path...>`. */
  spec: string;
  help: string;
}

export interface Question<Answer> {
  /** The heading under which `--help` lists the flags. */
  group: "Routes" | "Token" | "What to set up";
  flags: Flag[];
  /** Where clerk-sessions.json keeps the answer, or null: it counts for one run. */
  configKey: string | null;
  /** Checks what was typed; undefined when no flag answers the question. */
  fromFlags(flags: Flags, facts: Facts): Answer | undefined;
  /** undefined: the file does not say. */
  fromConfig(config: Config): Answer | undefined;
  fallback(facts: Facts): Answer;
  /** `initial` is what the flags, the file or the default would give. */
  prompt(facts: Facts, initial: Answer, prompter: Prompter): Promise<Answer>;
  /** The words of the command line that give this answer. */
  toFlags(answer: Answer, facts: Facts): string[];
}
