// Which formatter does the app use, and what do its settings and .editorconfig say about style?
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { parseSource } from "../syntax.ts";
import type { CodeStyle, Project } from "../types.ts";
import { configObject } from "./config-object.ts";
import { literalValue } from "./literal-value.ts";
import { isObject, type JsonObject, readJson, readJsonc } from "./read-json.ts";
import { readText } from "./read-text.ts";
import { openSettingsScope } from "./settings-scope.ts";

export interface FormatterFacts {
  name: Project["formatter"];
  /** What is said explicitly; nothing else. */
  style: Partial<CodeStyle>;
}

/** @param folders the app, then the workspace root */
export function detectFormatter(folders: string[], dependencies: Record<string, string>): FormatterFacts {
  const editor = folders.map(readEditorConfig).find((style) => style !== null) ?? {};
  for (const folder of folders) {
    const biome = readJsonc(join(folder, "biome.json")) ?? readJsonc(join(folder, "biome.jsonc"));
    if (biome) return { name: "biome", style: { ...editor, ...biomeStyle(biome) } };
    const prettier = readPrettier(folder);
    if (prettier) return { name: "prettier", style: { ...editor, ...prettierStyle(prettier) } };
    if (["dprint.json", "dprint.jsonc", ".dprint.json"].some((name) => existsSync(join(folder, name)))) {
      return { name: "dprint", style: editor };
    }
  }
  if ("@biomejs/biome" in dependencies) return { name: "biome", style: editor };
  if ("prettier" in dependencies) return { name: "prettier", style: editor };
  return { name: null, style: editor };
}

function readPrettier(folder: string): JsonObject | null {
  const manifest = readJson(join(folder, "package.json"))?.prettier;
  if (isObject(manifest)) return manifest;
  if (typeof manifest === "string") return {};
  const name = readdirSync(folder).find((entry) =>
    /^(\.prettierrc(\.\w+)?|prettier\.config\.\w+)$/.test(entry),
  );
  if (!name) return null;
  const path = join(folder, name);
  const text = readText(path) ?? "";
  if (/\.[cm]?[jt]s$/.test(name)) {
    const object = configObject(parseSource(path, text));
    const value = object ? literalValue(object, openSettingsScope(name, text)) : null;
    return isObject(value) ? value : {};
  }
  try {
    // YAML reads JSON as well.
    const value: unknown = parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function prettierStyle(options: JsonObject): Partial<CodeStyle> {
  const style: Partial<CodeStyle> = {};
  if (typeof options.singleQuote === "boolean") style.quote = options.singleQuote ? "'" : '"';
  if (typeof options.jsxSingleQuote === "boolean") style.jsxQuote = options.jsxSingleQuote ? "'" : '"';
  if (typeof options.semi === "boolean") style.semicolons = options.semi;
  if (typeof options.tabWidth === "number") style.indent = " ".repeat(options.tabWidth);
  if (options.useTabs === true) style.indent = "\t";
  if (options.endOfLine === "lf" || options.endOfLine === "crlf") {
    style.newline = options.endOfLine === "lf" ? "\n" : "\r\n";
  }
  return { ...style, ...commaAndWidth(options.trailingComma, options.printWidth) };
}

function biomeStyle(config: JsonObject): Partial<CodeStyle> {
  const general = isObject(config.formatter) ? config.formatter : {};
  const language = isObject(config.javascript) ? config.javascript : {};
  const options = { ...general, ...(isObject(language.formatter) ? language.formatter : {}) } as JsonObject;
  const style: Partial<CodeStyle> = {};
  if (options.quoteStyle) style.quote = options.quoteStyle === "single" ? "'" : '"';
  if (options.jsxQuoteStyle) style.jsxQuote = options.jsxQuoteStyle === "single" ? "'" : '"';
  if (options.semicolons) style.semicolons = options.semicolons !== "asNeeded";
  // Biome indents with tabs unless told otherwise.
  if (options.indentStyle !== "space") style.indent = "\t";
  else style.indent = " ".repeat(typeof options.indentWidth === "number" ? options.indentWidth : 2);
  if (options.lineEnding) style.newline = options.lineEnding === "crlf" ? "\r\n" : "\n";
  return { ...style, ...commaAndWidth(options.trailingCommas, options.lineWidth) };
}

function commaAndWidth(comma: unknown, width: unknown): Partial<CodeStyle> {
  return {
    ...(comma === "all" || comma === "es5" || comma === "none" ? { trailingComma: comma } : {}),
    ...(typeof width === "number" && width > 0 ? { printWidth: width } : {}),
  };
}

/** The keys that hold for every file: those of `[*]` and of sections that name ts or js. */
function readEditorConfig(folder: string): Partial<CodeStyle> | null {
  const text = readText(join(folder, ".editorconfig"));
  if (text === null) return null;
  const keys: Record<string, string> = {};
  let applies = false;
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line.startsWith("[")) applies = line === "[*]" || /[{,.*](ts|tsx|js|jsx)[},\]]/.test(line);
    const [key, value] = line.split("=").map((part) => part.trim().toLowerCase());
    if (applies && key && value) keys[key] = value;
  }
  const style: Partial<CodeStyle> = {};
  const size = Number(keys.indent_size);
  if (keys.indent_style === "tab") style.indent = "\t";
  else if (size > 0 && size <= 8) style.indent = " ".repeat(size);
  if (keys.end_of_line === "lf" || keys.end_of_line === "crlf")
    style.newline = keys.end_of_line === "lf" ? "\n" : "\r\n";
  const width = Number(keys.max_line_length);
  if (width > 0) style.printWidth = width;
  return style;
}
