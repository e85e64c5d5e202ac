// The contract of one thing we set up. One file per feature; `index.ts` lists them.
import type { Config, Requirement } from "../config.ts";
import type { Choices, Edit, PackageNeed, Project } from "../types.ts";

export interface Feature {
  /** Flag value, config key and fixture name: kebab-case. */
  id: string;
  /** One line for prompts, `--help` and the README: what the user gets. */
  title: string;
  /** core: part of every run unless left out. example: offered, off by default in an existing app. */
  kind: "core" | "example";
  /** Null when it can be set up here, else the reason why not, as a sentence. */
  unavailable(project: Project): string | null;
  /** Pure: reads through `project`, writes nothing. */
  edits(project: Project, choices: Choices): Promise<Edit[]>;
  packages(project: Project, choices: Choices): PackageNeed[];
  /** URLs this feature adds, in the pattern form of clerk-sessions.json (no locale, no base path), with what they need. */
  routes(project: Project, choices: Choices): FeatureRoute[];
  /** Permissions and roles the feature's code names, so that config and types know them. */
  authorization: { roles: string[]; permissions: string[] };
  /** Session token claims the feature's code reads, with the template value they need. */
  claims: Record<string, string>;
  /** JWT templates that the feature's code asks for, by name, as clerk-sessions.json is to list them. */
  jwtTemplates?: Config["jwtTemplates"];
}

export interface FeatureRoute {
  pattern: string;
  file: string;
  access: "public" | "signed-in";
  /** What the file itself asks of its callers beyond a session. */
  require?: Requirement;
  /** Present where signed-out callers get a status instead of a page. */
  signedOut?: "401";
}
