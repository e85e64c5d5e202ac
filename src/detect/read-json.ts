// The contents of one JSON file on disk, or null when there is none. A syntax error names file, line and column.
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { CliError } from "../errors.ts";
import { readText } from "./read-text.ts";

export type JsonObject = Record<string, unknown>;

/** package.json and friends: comments and trailing commas are errors, as they are for npm. */
export function readJson(path: string): JsonObject | null {
  return read(path, { disallowComments: true, allowTrailingComma: false });
}

/** tsconfig.json, biome.jsonc, bun.lock: comments and trailing commas are fine. */
export function readJsonc(path: string): JsonObject | null {
  return read(path, { disallowComments: false, allowTrailingComma: true });
}

/** Narrows a value that came out of a JSON or YAML file. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function read(
  path: string,
  options: { disallowComments: boolean; allowTrailingComma: boolean },
): JsonObject | null {
  const text = readText(path)?.replace(/^\uFEFF/, "");
  if (text === undefined) return null;
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, options);
  const [error] = errors;
  if (error) {
    const before = text.slice(0, error.offset).split("\n");
    const place = `${path}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    throw new CliError(`${place} is not valid JSON (${describe(error)}).`, {
      hint: "Correct the file and run the command again.",
    });
  }
  if (!isObject(value)) throw new CliError(`${path} does not hold a JSON object.`);
  return value;
}

/** `PropertyNameExpected` -> `property name expected`. */
function describe(error: ParseError): string {
  return printParseErrorCode(error.error)
    .replace(/([A-Z])/g, " $1")
    .trim()
    .toLowerCase();
}
