// What do tsconfig.json or jsconfig.json, and the files they extend, say about included files and aliases?
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import type { TsConfig } from "../types.ts";
import { isObject, type JsonObject, readJson, readJsonc } from "./read-json.ts";

export function readTsConfig(root: string): TsConfig | null {
  const file = ["tsconfig.json", "jsconfig.json"].find((name) => existsSync(join(root, name)));
  if (!file) return null;
  const config: TsConfig = {
    file,
    include: null,
    exclude: null,
    paths: {},
    moduleResolution: null,
    strict: false,
  };
  collect(root, join(root, file), config, new Set());
  // Node's own rules leave it to package.json which files are modules.
  const asksManifest = config.moduleDetection === "auto" && /^node/.test(config.module ?? "");
  if (asksManifest && readJson(join(root, "package.json"))?.type === "module")
    config.moduleDetection = "force";
  return config;
}

/** Extended files first, so that nearer ones overrule them. */
function collect(root: string, path: string, config: TsConfig, seen: Set<string>): void {
  if (seen.has(path)) return;
  seen.add(path);
  const json = readJsonc(path);
  if (!json) return;
  const parents = [json.extends].flat().filter((item): item is string => typeof item === "string");
  for (const parent of parents) {
    const found = findExtended(dirname(path), parent);
    if (found) collect(root, found, config, seen);
  }
  const fromRoot = (target: string): string => {
    const moved = relative(root, join(dirname(path), target))
      .split(sep)
      .join("/");
    // `./` keeps a bare `*` recognisable as a path.
    return moved.startsWith("../") || moved.includes("/") ? moved : `./${moved}`;
  };
  const include = strings(json.include);
  const exclude = strings(json.exclude);
  if (include) config.include = path === join(root, config.file) ? include : include.map(fromRoot);
  if (exclude) config.exclude = path === join(root, config.file) ? exclude : exclude.map(fromRoot);
  const files = strings(json.files);
  if (files) config.files = files.map(fromRoot);
  applyOptions(isObject(json.compilerOptions) ? json.compilerOptions : {}, config, fromRoot);
}

function applyOptions(options: JsonObject, config: TsConfig, fromRoot: (target: string) => string): void {
  const base = typeof options.baseUrl === "string" ? options.baseUrl : ".";
  if (isObject(options.paths)) {
    config.paths = {};
    for (const [alias, targets] of Object.entries(options.paths)) {
      config.paths[alias] = (strings(targets) ?? []).map((target) =>
        isAbsolute(target) ? target : fromRoot(join(base, target)),
      );
    }
  }
  if (typeof options.moduleResolution === "string")
    config.moduleResolution = options.moduleResolution.toLowerCase();
  if (typeof options.strict === "boolean") config.strict = options.strict;
  if (typeof options.module === "string") config.module = options.module.toLowerCase();
  if (typeof options.target === "string") config.target = options.target.toLowerCase();
  if (typeof options.moduleDetection === "string")
    config.moduleDetection = options.moduleDetection.toLowerCase();
  if (typeof options.jsx === "string") config.jsx = options.jsx.toLowerCase();
  const types = strings(options.types);
  if (types) config.types = types.map((name) => (name.startsWith(".") ? fromRoot(name) : name));
}

/** A relative path, or a package below some node_modules; either with or without `.json`. */
function findExtended(folder: string, specifier: string): string | null {
  const complete = (path: string) =>
    [path, `${path}.json`, join(path, "tsconfig.json")].find(
      (found) => found.endsWith(".json") && existsSync(found),
    );
  if (specifier.startsWith(".") || isAbsolute(specifier)) {
    return complete(isAbsolute(specifier) ? specifier : join(folder, specifier)) ?? null;
  }
  const found = complete(join(folder, "node_modules", specifier));
  if (found) return found;
  return dirname(folder) === folder ? null : findExtended(dirname(folder), specifier);
}

function strings(value: unknown): string[] | null {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : null;
}
