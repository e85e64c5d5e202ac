// What a command is. The declaration is light, so that `--help` stays instant; `load` brings the work.
import type { AddFlags } from "../ask/add-flags.ts";
import type { Flags } from "../ask/answers.ts";
import type { ExitCode } from "../errors.ts";
import type { Look } from "../report/look.ts";

export interface GlobalFlags {
  cwd?: string;
  yes?: boolean;
  dryRun?: boolean;
  json?: boolean;
  /** False with `--no-install`. */
  install?: boolean;
  verbose?: boolean;
}

/** What `generate-types` knows beside. */
interface TypesFlags {
  check?: boolean;
  watch?: boolean;
  fromTypes?: boolean;
}

/** What `audit` knows beside. */
interface AuditFlags {
  sarif?: boolean;
  markdown?: boolean;
  html?: boolean;
  output?: string;
  url?: string[];
  failOn?: string;
  baseline?: string;
  updateBaseline?: boolean;
}

export interface CommandInput {
  /** Positional words. */
  words: string[];
  flags: Flags & GlobalFlags & TypesFlags & AddFlags & AuditFlags;
  /** Of this tool. */
  version: string;
  /** Absolute: where the command was called, or what `--cwd` says. */
  cwd: string;
  /** Whether there is somebody to ask. */
  terminal: "interactive" | "none";
  looks: { stdout: Look; stderr: Look };
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

interface CommandOption {
  spec: string;
  help: string;
  group: string;
}

export interface Command {
  /** As typed; two words for one of a group: `add page`. */
  name: string;
  alias?: string;
  /** In commander's notation, e.g. `[dir]`. */
  argument: { spec: string; help: string } | null;
  summary: string;
  /** What `--help` says below the options: what to expect, and examples. */
  details?: string;
  /** Runs when no command is named. */
  isDefault: boolean;
  options: CommandOption[];
  load(): Promise<(input: CommandInput) => Promise<ExitCode>>;
}
