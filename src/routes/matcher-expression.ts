// Which paths does an entry of `config.matcher` stand for? The expression that next/dist/build/analysis makes of it:
// around the source come the base path, a locale, and the forms in which Next.js asks for a page's data.
import { parse, type Token, tokensToRegexp } from "path-to-regexp";

export interface MatcherPlace {
  basePath: string;
  /** The Pages Router's `i18n` of next.config. */
  i18n: object | null;
  /** See Capabilities. */
  strictMatchers: boolean;
}

/** null: Next.js refuses to build with this source. */
export function matcherExpression(
  entry: { source: string; locale: boolean },
  place: MatcherPlace,
): RegExp | null {
  const compile = place.strictMatchers ? compileStrict : compileLenient;
  try {
    compile(entry.source);
    return entry.source.startsWith("/") ? compile(surround(entry, place)) : null;
  } catch {
    return null;
  }
}

const transports = "\\.rsc|\\.segments/.+\\.segment\\.rsc";

function surround({ source, locale }: { source: string; locale: boolean }, place: MatcherPlace): string {
  const isRoot = source === "/";
  const hasLocale = place.i18n !== null && locale;
  const own =
    (hasLocale ? "/:nextInternalLocale((?!_next/)[^/.]{1,})" : "") + (hasLocale && isRoot ? "" : source);
  const suffix = isRoot
    ? rootSuffix(place)
    : place.strictMatchers
      ? `{(\\.json|${transports})}?`
      : "(.json)?";
  return `${place.basePath}/:nextData(_next/data/[^/]{1,})?${own}${suffix}`;
}

function rootSuffix({ i18n, strictMatchers }: MatcherPlace): string {
  const json = i18n ? "|\\.json|" : "";
  return `(${json}/?index|/?index\\.json${strictMatchers ? `|/?index(?:${transports})` : ""})?`;
}

/** Next.js 15 and later: path-to-regexp 6.3, and where that refuses to repeat a part without a prefix, with `/` before it. */
function compileStrict(source: string): RegExp {
  const tokens = parse(source);
  try {
    return tokensToRegexp(tokens, undefined, { sensitive: true });
  } catch {
    return tokensToRegexp(
      tokens.map((token) => (isBareRepeat(token) ? { ...token, prefix: "/" } : token)),
      undefined,
      { sensitive: true },
    );
  }
}

/** Before: path-to-regexp 6.1, where a name without a pattern takes all of a segment, whatever stands beside it. */
function compileLenient(source: string): RegExp {
  const tokens = parse(withPatterns(source)).map((token) =>
    isBareRepeat(token)
      ? { ...token, pattern: `(?:${token.pattern})${token.modifier}`, modifier: "" }
      : token,
  );
  return tokensToRegexp(tokens, undefined, { sensitive: true });
}

function isBareRepeat(token: Token): token is Exclude<Token, string> {
  return (
    typeof token !== "string" && /^[*+]$/.test(token.modifier) && token.prefix === "" && token.suffix === ""
  );
}

/** Every name gets the pattern that it stands for: `/:a-:b` -> `/:a([^/#?]+?)-:b([^/#?]+?)`. */
function withPatterns(source: string): string {
  let result = "";
  for (let at = 0; at < source.length; ) {
    const part =
      /^\\./s.exec(source.slice(at))?.[0] ?? /^:\w+/.exec(source.slice(at))?.[0] ?? patternAt(source, at);
    at += part.length;
    result += part.startsWith(":") && part.length > 1 && source[at] !== "(" ? `${part}([^/#?]+?)` : part;
  }
  return result;
}

/** The parenthesis that opens here, or the one character. */
function patternAt(source: string, start: number): string {
  if (source[start] !== "(") return source.charAt(start);
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === "(") depth++;
    else if (source[at] === ")" && --depth === 0) return source.slice(start, at + 1);
  }
  return source.slice(start);
}
