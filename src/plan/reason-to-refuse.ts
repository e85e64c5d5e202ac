// Would this edit leave the file worse than it was? A plan never holds a file that no longer parses.
import { type ParseError, parse } from "jsonc-parser";
import { parseErrors } from "../syntax.ts";

/** A sentence when `after` must not be written, else null. */
export function reasonToRefuse(path: string, before: string | null, after: string): string | null {
  if (before?.includes("\uFFFD")) return "The file is not valid UTF-8, so a change could damage it.";
  if (/\.[cm]?[jt]sx?$/.test(path)) return newSyntaxError(path, before, after);
  if (/\.json$/.test(path)) return brokenJson(before, after);
  return null;
}

function newSyntaxError(path: string, before: string | null, after: string): string | null {
  const errors = parseErrors(path, after);
  const known = before === null ? [] : parseErrors(path, before);
  if (errors.length <= known.length) return null;
  const fresh = errors.find((error) => !known.some((old) => old.message === error.message)) ?? errors[0];
  return `The result would not parse: ${fresh?.message ?? "syntax error"} (line ${fresh?.line ?? 1}).`;
}

function brokenJson(before: string | null, after: string): string | null {
  if (isJson(after)) return null;
  // tsconfig.json and its like carry comments; they may keep them.
  if (before !== null && !isJson(before) && isJsonWithComments(before) && isJsonWithComments(after))
    return null;
  return before !== null && !isJsonWithComments(before)
    ? "The file is not valid JSON as it is."
    : "The result would not be valid JSON.";
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ""));
    return true;
  } catch {
    return false;
  }
}

function isJsonWithComments(text: string): boolean {
  const errors: ParseError[] = [];
  parse(text.replace(/^\uFEFF/, ""), errors, { allowTrailingComma: true });
  return errors.length === 0;
}
