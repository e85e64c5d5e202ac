// Keeps the answers in clerk-sessions.json. A file that says the same already is left alone, whatever its layout;
// in another one only the values that differ are replaced.
import type { JSONPath } from "jsonc-parser";
import { type Config, configFile, configText, type Json, loadConfig } from "../config.ts";
import type { Edit, Project } from "../types.ts";
import { setJsonValue } from "./set-json-value.ts";

export function keepConfig(config: Config, { style }: Pick<Project, "style">): Edit {
  return {
    path: configFile,
    why: "The answers, for later runs",
    run(before) {
      if (before === null) return { kind: "changed", source: configText(config, style) };
      const kept = loadConfig(() => before);
      const { $schema: _, ...wanted } = config;
      const source = differences(kept, wanted, []).reduce(
        (text, { path, value }) => setJsonValue(text, path, value),
        before,
      );
      return source === before ? { kind: "unchanged" } : { kind: "changed", source };
    },
  };
}

interface Difference {
  path: JSONPath;
  /** undefined: the key goes. */
  value: Json | undefined;
}

function differences(before: unknown, after: unknown, path: JSONPath): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length > 0 && after.length > before.length) {
    return after.flatMap((item, at) => differences(before[at], item, [...path, at]));
  }
  if (!isObject(before) || !isObject(after)) return [{ path, value: after as Json | undefined }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  keys.delete("$schema");
  return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
