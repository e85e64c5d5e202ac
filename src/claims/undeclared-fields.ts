// Which claims reach for a metadata field that the declared shape does not have? Clerk sends null for a misspelt one.
import { closest, distance } from "fastest-levenshtein";
import type { Config, Json } from "../config.ts";
import type { ClaimProblem } from "./claim-problem.ts";
import { findShortcode } from "./find-shortcode.ts";
import { parseTemplate } from "./parse-template.ts";
import { walkClaims } from "./walk-claims.ts";

/** Metadata without a declared shape may hold anything. */
export function undeclaredFields(claims: Record<string, Json>, metadata: Config["metadata"]): ClaimProblem[] {
  const walked = walkClaims(claims);
  if ("problem" in walked) return [];
  return walked.nodes.flatMap(({ path, value }) => {
    const operands =
      typeof value === "string"
        ? parseTemplate(value).flatMap((part) => (part.kind === "expression" ? part.operands : []))
        : [];
    return operands.flatMap((operand): ClaimProblem[] => {
      const message = operand.kind === "shortcode" ? unknownField(operand.path, metadata) : null;
      return message === null ? [] : [{ severity: "warning", path, message }];
    });
  });
}

function unknownField(code: string, metadata: Config["metadata"]): string | null {
  const found = findShortcode(code);
  const key = found?.shortcode.metadata;
  const [first] = found?.below ?? [];
  if (!key || first === undefined) return null;
  const fields = Object.keys(metadata[key] ?? {}).map((name) => name.replace(/\?$/, ""));
  if (fields.length === 0 || fields.includes(first)) return null;
  const near = closest(first, fields);
  const hint = distance(first, near) <= Math.max(1, first.length / 3) ? ` Did you mean ${near}?` : "";
  return `metadata.${key} declares no ${first}, so its type is unknown.${hint}`;
}
