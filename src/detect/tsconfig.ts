// What do tsconfig.json or jsconfig.json, and the files they extend, say about included files and aliases?
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import type { TsConfig } from "../types.ts";
import { isObject, type JsonObject, readJson, readJsonc } from "./read-json.ts";

/** @param packages folders of the workspace's packages by name: a checkout without node_modules extends them all the same */
export function readTsConfig(
  root: string,
  packages: ReadonlyMap<string, string> = new Map(),
): TsConfig | null {
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
  const reading: Reading = { root, config, packages, seen: new Set(), aliases: null };
  collect(reading, join(root, file));
  if (reading.aliases) config.paths = readAliases(reading, reading.aliases);
  // Node's own rules leave it to package.json which files are modules.
  const asksManifest = config.moduleDetection === "auto" && /^node/.test(config.module ?? "");
  if (asksManifest && readJson(join(root, "package.json"))?.type === "module")
    config.moduleDetection = "force";
  return config;
}

interface Reading {
  root: string;
  config: TsConfig;
  packages: ReadonlyMap<string, string>;
  seen: Set<string>;
  /** The nearest `paths`, and the folder of the file that has them. */
  aliases: { paths: JsonObject; folder: string } | null;
}

/** Extended files first, so that nearer ones overrule them. */
function collect(reading: Reading, path: string): void {
  const { root, config, packages, seen } = reading;
  if (seen.has(path)) return;
  seen.add(path);
  const json = readJsonc(path);
  if (!json) return;
  const parents = [json.extends].flat().filter((item): item is string => typeof item === "string");
  for (const parent of parents) {
    const found = findExtended(dirname(path), parent) ?? findInPackage(packages, parent);
    if (found) collect(reading, found);
  }
  const fromRoot = (target: string): string => relativeTo(root, absolute(target, root, dirname(path)));
  const include = strings(json.include);
  const exclude = strings(json.exclude);
  if (include) config.include = path === join(root, config.file) ? include : include.map(fromRoot);
  if (exclude) config.exclude = path === join(root, config.file) ? exclude : exclude.map(fromRoot);
  const files = strings(json.files);
  if (files) config.files = files.map(fromRoot);
  const options = isObject(json.compilerOptions) ? json.compilerOptions : {};
  if (isObject(options.paths)) reading.aliases = { paths: options.paths, folder: dirname(path) };
  if (typeof options.baseUrl === "string") config.baseUrl = fromRoot(options.baseUrl);
  applyOptions(options, config, fromRoot);
}

/** Relative to `baseUrl`, wherever that is set; else to the file that has them. */
function readAliases({ root, config }: Reading, { paths, folder }: { paths: JsonObject; folder: string }) {
  const base = config.baseUrl === undefined ? folder : join(root, config.baseUrl);
  return Object.fromEntries(
    Object.entries(paths).map(([alias, targets]) => [
      alias,
      (strings(targets) ?? []).map((target) => relativeTo(root, absolute(target, root, base))),
    ]),
  );
}

/** `${configDir}` is the folder of the app's own file. */
function absolute(target: string, root: string, folder: string): string {
  const path = target.replace(/^\$\{configDir\}/, root);
  return isAbsolute(path) ? path : join(folder, path);
}

function relativeTo(root: string, path: string): string {
  const moved = relative(root, path).split(sep).join("/");
  // `./` keeps a bare `*` recognisable as a path.
  return moved.startsWith("../") || moved.includes("/") ? moved : `./${moved}`;
}

function applyOptions(options: JsonObject, config: TsConfig, fromRoot: (target: string) => string): void {
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

/** With or without `.json`; a folder stands for its tsconfig.json. */
function complete(path: string): string | undefined {
  return [path, `${path}.json`, join(path, "tsconfig.json")].find(
    (found) => found.endsWith(".json") && existsSync(found),
  );
}

/** `@repo/tsconfig/nextjs.json`. */
function findInPackage(packages: ReadonlyMap<string, string>, specifier: string): string | null {
  const parts = specifier.split("/");
  const length = specifier.startsWith("@") ? 2 : 1;
  const folder = packages.get(parts.slice(0, length).join("/"));
  return folder === undefined ? null : (complete(join(folder, ...parts.slice(length))) ?? null);
}

/** A relative path, or a package below some node_modules. */
function findExtended(folder: string, specifier: string): string | null {
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
