// What was typed behind a flag, checked: every refusal names the flag, the value and what is expected.
import { closest, distance } from "fastest-levenshtein";
import { valueProblem } from "../config/value-problem.ts";
import type { Json } from "../config.ts";
import { UsageError } from "../errors.ts";
import { splitList } from "./split-list.ts";

/** `none` alone says "no entries", where leaving the flag out means the default. */
export function readList(
  flag: string,
  values: string[] | undefined,
  problemOf: (value: string) => string | null,
): string[] | undefined {
  if (values === undefined) return undefined;
  // What names nothing stays as typed, to be refused: it must not pass for "no entries".
  const entries = values.flatMap((value) => (splitList(value).length > 0 ? splitList(value) : value));
  if (entries.length === 1 && entries[0] === "none") return [];
  for (const entry of entries) refuse(flag, entry, problemOf(entry));
  return [...new Set(entries)];
}

/** The words that `readList` reads back. */
export const listWords = (flag: string, values: string[]) => [
  flag,
  ...(values.length > 0 ? values : ["none"]),
];

export function readOneOf<Value extends string>(
  flag: string,
  value: string | undefined,
  choices: readonly Value[],
): Value | undefined {
  if (value === undefined) return undefined;
  const found = choices.find((choice) => choice === value);
  if (found === undefined)
    refuse(flag, value, `must be one of ${choices.join(", ")}${suggest(value, choices)}`);
  return found;
}

export function refuse(flag: string, value: string, problem: string | null): void {
  if (problem === null) return;
  throw new UsageError(
    `${flag} ${printable(value)} ${problem}${problem.endsWith("?") ? "" : "."}`,
    "--help lists every flag.",
  );
}

/** `plan={{user.public_metadata.plan}}`; a value that is JSON is taken as JSON, everything else as text. */
export function readPairs(
  { flag, form }: { flag: string; form: string },
  values: string[] | undefined,
  problemOf: (name: string, value: string) => string | null,
): [name: string, value: string][] | undefined {
  if (values?.length === 1 && values[0] === "none") return [];
  return values?.map((pair) => {
    const at = pair.indexOf("=");
    if (at < 1) refuse(flag, pair, `must be written ${form}`);
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    refuse(flag, pair, problemOf(name, value));
    return [name, value];
  });
}

export function claimValue(text: string): Json {
  if (text.startsWith("{{")) return text;
  try {
    return JSON.parse(text, refuseProto) as Json;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return text;
  }
}

/** It is lost on the way through JavaScript objects. */
function refuseProto(key: string, value: unknown): unknown {
  if (key === "__proto__") throw new UsageError('--claim: "__proto__" is not a usable key.');
  return value;
}

export function claimWord(value: Json): string {
  return typeof value === "string" && claimValue(value) === value ? value : JSON.stringify(value);
}

export function suggest(word: string, known: readonly string[]): string {
  const near = known.length > 0 ? closest(word, known) : "";
  return near && distance(near, word) <= Math.max(2, near.length / 3) ? `. Did you mean ${near}?` : "";
}

/** Quoted, with everything escaped that a terminal would act on. */
export function printable(value: string): string {
  const safe = JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
  return valueProblem.text(value) === null
    ? safe
    : safe.replace(/[^\x20-\x7e…]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
