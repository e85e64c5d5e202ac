// Keeps the answers in clerk-sessions.json. A file that says the same already is left alone, whatever its layout;
// in another one only the values that differ are replaced.
import { applyEdits, type JSONPath, modify } from "jsonc-parser";
import { type Config, configFile, configText, loadConfig } from "../config.ts";
import type { Edit, Project } from "../types.ts";

export function keepConfig(config: Config, { style }: Pick<Project, "style">): Edit {
  return {
    path: configFile,
    why: "The answers, for later runs",
    run(before) {
      if (before === null) return { kind: "changed", source: configText(config, style) };
      const kept = loadConfig(() => before);
      const { $schema: _, ...wanted } = config;
      const source = differences(kept, wanted, []).reduce((text, { path, value }) => {
        const options = {
          formattingOptions: { ...layout(text), eol: text.includes("\r\n") ? "\r\n" : "\n" },
        };
        return applyEdits(text, modify(text, path, value, options));
      }, before);
      return source === before ? { kind: "unchanged" } : { kind: "changed", source };
    },
  };
}

interface Difference {
  path: JSONPath;
  /** undefined: the key goes. */
  value: unknown;
}

function differences(before: unknown, after: unknown, path: JSONPath): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isObject(before) || !isObject(after)) return [{ path, value: after }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  keys.delete("$schema");
  return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
}

function layout(text: string): { insertSpaces: boolean; tabSize: number } {
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
  return { insertSpaces: !indent.startsWith("\t"), tabSize: indent.startsWith("\t") ? 2 : indent.length };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
