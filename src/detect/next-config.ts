// What does next.config say about URLs and page files? Literals from its syntax tree; it is never executed.
import type { Project } from "../types.ts";
import { configObject } from "./config-object.ts";
import { innerRewrites } from "./inner-rewrites.ts";
import { isRecord, type LiteralValue, literalValue, unknownValue } from "./literal-value.ts";
import type { ResolveModule } from "./resolve-module.ts";
import type { SourceTree } from "./source-tree.ts";

/** In the order in which Next.js looks for them. */
const names = ["next.config.js", "next.config.mjs", "next.config.ts", "next.config.mts", "next.config.cjs"];

export function readNextConfig(
  tree: SourceTree,
  resolve: ResolveModule,
  warnings: string[],
): Project["nextConfig"] {
  const path = names.find((name) => tree.has(name)) ?? null;
  const result: Project["nextConfig"] = {
    file: path,
    basePath: "",
    pageExtensions: ["tsx", "ts", "jsx", "js"],
    trailingSlash: false,
    cacheComponents: false,
    i18n: null,
  };
  const file = path === null ? null : tree.parse(path);
  if (path === null || !file) return result;

  const node = configObject(file);
  if (!node) {
    warnings.push(`${path}: the exported configuration could not be read; assuming Next.js's defaults.`);
    return result;
  }
  const value = literalValue(node, { tree, resolve, path });
  const config = isRecord(value) ? value : {};
  const warn = (key: string, assumed: string) =>
    warnings.push(`${path}: ${key} is not a literal; assuming ${assumed}.`);

  if (typeof config.basePath === "string") result.basePath = config.basePath.replace(/\/$/, "");
  else if (isUnknown(config.basePath)) warn("basePath", "none");
  if (typeof config.trailingSlash === "boolean") result.trailingSlash = config.trailingSlash;
  if (typeof config.cacheComponents === "boolean") result.cacheComponents = config.cacheComponents;
  const extensions = config.pageExtensions;
  if (isStrings(extensions) && extensions.length > 0) result.pageExtensions = extensions;
  else if (extensions !== undefined) warn("pageExtensions", result.pageExtensions.join(", "));
  result.i18n = readI18n(config.i18n);
  if (config.i18n && !result.i18n) warn("i18n", "none");
  const inner = innerRewrites(node);
  if (inner.length > 0) {
    const shown = inner.slice(0, 3).join(", ") + (inner.length > 3 ? ", …" : "");
    warnings.push(
      `${path}: rewrites to ${shown} are not followed; the gate sees the path that was asked for, not that one.`,
    );
  }
  return result;
}

function readI18n(value: LiteralValue | undefined): Project["nextConfig"]["i18n"] {
  if (value === undefined || !isRecord(value)) return null;
  const { locales, defaultLocale } = value;
  return isStrings(locales) && typeof defaultLocale === "string" ? { locales, defaultLocale } : null;
}

const isUnknown = (value: LiteralValue | undefined): boolean => value === unknownValue;

function isStrings(value: LiteralValue | undefined): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
