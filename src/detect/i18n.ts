// Is the app translated, by which library, and where does the locale stand in its URLs?
import { ts } from "../syntax.ts";
import type { I18n } from "../types.ts";
import { isRecord, type LiteralValue, literalValue } from "./literal-value.ts";
import type { AppFacts } from "./module-facts.ts";
import { sourceFiles } from "./source-files.ts";

const libraries: [dependency: string, library: I18n["library"]][] = [
  ["next-intl", "next-intl"],
  ["next-i18next", "next-i18next"],
  ["next-international", "next-international"],
  ["@inlang/paraglide-next", "paraglide"],
  ["@inlang/paraglide-js", "paraglide"],
  ["@lingui/core", "lingui"],
];
const localeName = /^\[(locale|lang|lng|language|i18n)\w*\]$/i;

export function detectI18n(facts: AppFacts, dependencies: Record<string, string>): I18n | null {
  const library = libraries.find(([dependency]) => dependency in dependencies)?.[1] ?? null;
  const segment = localeSegment(facts);
  if (library === null && segment === null) return null;
  const locales = findLocales(facts);
  return {
    library: library ?? "unknown",
    segment,
    locales: locales?.locales ?? null,
    defaultLocale: locales?.defaultLocale ?? null,
    servesUnprefixed: locales?.servesUnprefixed ?? false,
    routingFile: locales?.isRouting ? locales.file : null,
  };
}

/** The one dynamic folder directly below `app` (route groups aside) that holds a page or layout and is named so. */
function localeSegment({ appDir, tree }: AppFacts): string | null {
  if (appDir === null) return null;
  const folders = tree.files
    .filter((path) => path.startsWith(`${appDir}/`))
    .map((path) =>
      path
        .slice(appDir.length + 1)
        .split("/")
        .slice(0, -1),
    )
    .map((parts) => parts.find((part) => !/^\(.*\)$/.test(part)))
    .filter((part) => part !== undefined && /^\[\w+\]$/.test(part));
  const dynamic = [...new Set(folders)];
  const [only] = dynamic;
  return dynamic.length === 1 && only && localeName.test(only) ? only : null;
}

interface Locales {
  file: string;
  locales: string[] | null;
  defaultLocale: string | null;
  servesUnprefixed: boolean;
  isRouting: boolean;
}

/** The first object literal with `locales` and `defaultLocale`; the argument of `defineRouting` before all others. */
function findLocales({ tree, resolve }: AppFacts): Locales | null {
  const found: Locales[] = [];
  for (const path of sourceFiles([...tree.marked("locales")])) {
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node)) {
        const value = literalValue(node, { tree, resolve, path });
        if (isRecord(value) && "locales" in value && "defaultLocale" in value) {
          const list = Array.isArray(value.locales) ? value.locales : [];
          const locales = list.filter((item): item is string => typeof item === "string");
          const defaultLocale = typeof value.defaultLocale === "string" ? value.defaultLocale : null;
          const isLiteral = locales.length > 0 && locales.length === list.length;
          found.push({
            file: path,
            locales: isLiteral ? locales : null,
            defaultLocale,
            servesUnprefixed: servesUnprefixed(value),
            isRouting: isRouting(node),
          });
        }
      }
      ts.forEachChild(node, visit);
    };
    const file = tree.parse(path);
    if (file) visit(file);
  }
  return (
    found.find((each) => each.isRouting) ?? found.find(({ locales }) => locales !== null) ?? found[0] ?? null
  );
}

/** next-intl: `localePrefix`, a word or `{ mode }`. next-international: `urlMappingStrategy`. What cannot be read may. */
function servesUnprefixed(options: { [key: string]: LiteralValue }): boolean {
  const { localePrefix, urlMappingStrategy } = options;
  const mode =
    localePrefix !== undefined && isRecord(localePrefix) ? (localePrefix.mode ?? "always") : localePrefix;
  if ("localePrefix" in options && mode !== "always") return true;
  return "urlMappingStrategy" in options && urlMappingStrategy !== "redirect";
}

function isRouting(node: ts.ObjectLiteralExpression): boolean {
  const call = node.parent;
  return (
    ts.isCallExpression(call) && ts.isIdentifier(call.expression) && call.expression.text === "defineRouting"
  );
}
