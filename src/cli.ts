// argv in, exit code out. The only file that knows the process, and the only try/catch that ends a run.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { CommanderError } from "commander";
import { programFor } from "./commands/program.ts";
import { CliError, type ExitCode, exitCode } from "./errors.ts";
import { errorText } from "./report/error-text.ts";
import type { Look } from "./report/look.ts";
import { data, say } from "./report/print.ts";

// The same path from src/ and from dist/.
const { version }: { version: string } = createRequire(import.meta.url)("../package.json");

const abort = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.on(name, () => {
    // A second Ctrl-C means now; the journal on disk puts the files right in the next run.
    if (abort.signal.aborted) process.exit(exitCode.interrupted);
    abort.abort();
  });
}

process.exitCode = await run(process.argv.slice(2));

async function run(argv: string[]): Promise<ExitCode> {
  let code: ExitCode = exitCode.done;
  const program = programFor({
    version,
    write: { data, say },
    columns: lookOf(process.stdout).columns,
    async onCommand(command, words, flags) {
      const work = await command.load();
      code = await work({
        words,
        flags,
        version,
        cwd: resolve(flags.cwd ?? process.cwd()),
        terminal: process.stdin.isTTY && process.stderr.isTTY ? "interactive" : "none",
        looks: { stdout: lookOf(process.stdout), stderr: lookOf(process.stderr) },
        signal: abort.signal,
      });
    },
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    // Help and version end this way; what commander refuses comes as a UsageError.
    if (error instanceof CommanderError) return exitCode.done;
    if (argv.includes("--json")) data((await import("./report/json.ts")).errorJson(error));
    say(errorText(error, { ...lookOf(process.stderr), verbose: argv.includes("--verbose") }));
    return error instanceof CliError ? error.exitCode : exitCode.failure;
  }
}

function lookOf(stream: NodeJS.WriteStream): Look {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const color = FORCE_COLOR ? FORCE_COLOR !== "0" : stream.isTTY === true && !NO_COLOR;
  return { columns: Math.max(40, stream.columns ?? 80), color };
}
