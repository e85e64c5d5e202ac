// One error vocabulary, one exit-code table.

export const exitCode = { done: 0, failure: 1, usage: 2, interrupted: 130 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Says what happened, where, and what to do next. Anything else that is thrown is a bug of ours. */
export class CliError extends Error {
  override name = "CliError";
  readonly exitCode: ExitCode;
  /** The way out, one sentence or a command. */
  readonly hint: string | null;

  constructor(message: string, options: { hint?: string; exitCode?: ExitCode; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint ?? null;
    this.exitCode = options.exitCode ?? exitCode.failure;
  }
}

/** The command line or the config file is wrong. */
export class UsageError extends CliError {
  override name = "UsageError";
  constructor(message: string, hint?: string) {
    super(message, { exitCode: exitCode.usage, ...(hint === undefined ? {} : { hint }) });
  }
}

/** Ctrl-C, or a prompt that was left. */
export class Interrupted extends CliError {
  override name = "Interrupted";
  constructor(message = "Cancelled. Nothing was written.") {
    super(message, { exitCode: exitCode.interrupted });
  }
}
