// The nouns that travel between rooms. Each stage turns one of them into the next:
// disk -> Project -> Choices -> Edit[] -> Plan -> Receipt.
import type { Config } from "./config.ts";

export type {
  CodeStyle,
  GatePlace,
  I18n,
  PackageManagerName,
  PackageVersion,
  Project,
  Resource,
  ResourceKind,
  TsConfig,
} from "./project.ts";

/** What the user wants: the contents of clerk-sessions.json, and what to do with it in this run. */
export interface Choices {
  config: Config;
  /** Ids of the features to set up, in catalogue order. */
  features: string[];
  /** Also write the sign-in URLs into `.env.local`; keys that exist there are never touched. */
  envLocal: boolean;
}

export type EditResult =
  | { kind: "changed"; source: string }
  | { kind: "unchanged" }
  /** Nothing to do for a reason the user should see, e.g. a file of that name exists. */
  | { kind: "skipped"; reason: string }
  /** "I can't do this safely" is an answer, not an exception. */
  | { kind: "manual"; reason: string; snippet: string; line?: number };

/** One change to one file. Pure: `before` is null when the file does not exist. */
export interface Edit {
  /** Relative to the project root, with `/`. */
  path: string;
  why: string;
  run(before: string | null): EditResult | Promise<EditResult>;
}

export interface PackageNeed {
  name: string;
  /** semver range, e.g. `^7.9.17`. */
  range: string;
  dev: boolean;
  why: string;
}

export interface Change {
  path: string;
  before: string | null;
  after: string;
  why: string[];
}

/** Read by preview and by apply alike, so that what is shown is what is written. */
export interface Plan {
  root: string;
  changes: Change[];
  manual: { path: string; why: string; reason: string; snippet: string; line?: number }[];
  skipped: { path: string; why: string; reason: string }[];
  packages: PackageNeed[];
  notes: string[];
}

/** What a run did. */
export interface Receipt {
  root: string;
  /** Names the run in `undo --list`; null when nothing was written. */
  run: string | null;
  created: string[];
  changed: string[];
  packages: { installed: string[]; skipped: string[]; failed: string | null };
  formatted: string[];
  manual: Plan["manual"];
  notes: string[];
}

/** What undoing a run did. */
export interface UndoReceipt {
  root: string;
  run: string;
  /** Files put back byte for byte. */
  restored: string[];
  /** Files the run had created, now gone. */
  removed: string[];
  /** Files left alone, e.g. because they were edited after the run. */
  kept: { path: string; reason: string }[];
  /** Packages the run installed. They stay; `removeCommand` takes them out. */
  packages: string[];
  removeCommand: string | null;
}

/** What was put right after a run that was cut off in the middle. */
export interface Recovery {
  restored: string[];
  removed: string[];
  kept: { path: string; reason: string }[];
}

/** What a check has to say about the app. */
export interface Finding {
  /** Id of the check, kebab-case: stable, so that people can search for it. */
  check: string;
  /** error: something does not hold. warning: it may not, or not for long. info: good to know. */
  severity: "error" | "warning" | "info";
  /** What is wrong, as a sentence. */
  message: string;
  file: string | null;
  /** 1-based. */
  line: number | null;
  /** What to do about it, as a sentence; null when `fix` does it. */
  advice: string | null;
  /** Edits that put it right, through the same plan and preview as everything else. Empty: only its owner can. */
  fix: Edit[];
}
