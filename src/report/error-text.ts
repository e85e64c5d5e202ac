// What went wrong, where, and what now? A stack trace only when asked for.
import picocolors from "picocolors";
import { CliError, Interrupted } from "../errors.ts";
import { describeError } from "./describe-error.ts";
import type { Look } from "./look.ts";
import { plain } from "./plain.ts";
import { wrap } from "./wrap.ts";

export function errorText(error: unknown, look: Look & { verbose: boolean }): string {
  const paint = picocolors.createColors(look.color);
  const known = error instanceof CliError;
  const label = error instanceof Interrupted ? "" : known ? "error:" : "unexpected error:";
  const { message, hint } = describeError(error);
  const [first = "", ...details] = message.split("\n").map(plain);
  const [head = "", ...more] = wrap(`${label} ${first}`, look.columns);
  const lines = [paint.red(label) + head.slice(label.length)];
  lines.push(...more.map((line) => `  ${line}`), ...details.map((line) => `  ${line}`));
  if (hint !== null && !(look.verbose && !known)) {
    lines.push(
      ...hint.split("\n").flatMap((line) => wrap(plain(line), look.columns - 2).map((part) => `  ${part}`)),
    );
  }
  if (look.verbose) lines.push(...stackLines(error).map((line) => paint.dim(line)));
  return `${lines.join("\n")}\n`;
}

function stackLines(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = (error.stack ?? "").split("\n").map(plain);
  const cause = stackLines(error.cause);
  return cause.length > 0 ? [...own, `caused by: ${cause[0] ?? ""}`, ...cause.slice(1)] : own;
}
