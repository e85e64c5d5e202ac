// Which patterns does a list in a gate lack, compared with what clerk-sessions.json wants?
import type { Config } from "../../config.ts";
import { intentFor } from "../../routes/intent.ts";
import type { Project } from "../../types.ts";
import { authPatterns, authUrls } from "./always-open.ts";
import { matchesAny } from "./matches-any.ts";
import { overlaps } from "./overlaps.ts";
import { paramPattern } from "./param-pattern.ts";
import { localize, samplesOfPattern, samplesOfUrl, urlsOf } from "./sample-paths.ts";

type App = Pick<Project, "resources" | "i18n" | "nextConfig" | "signIn" | "signUp">;
type Routes = Pick<Config, "routes">;

/** Public patterns that the list does not open yet. */
export function missingPublic(app: App, config: Routes, list: string[]): string[] {
  const open = [...new Set([...authPatterns(app), ...config.routes.public])];
  return withTwins(app, open)
    .filter((pattern) => !isCovered(list, pattern))
    .map((pattern) => inStyle(pattern, list, (styled) => addsOnly(app, config, pattern, styled, "public")));
}

/** Patterns for what needs a session and the list does not hold yet; `unclear` when no pattern can say it. */
export function missingProtected(
  app: App,
  config: Routes,
  list: string[],
): { patterns: string[]; unclear: string[] } {
  // A pattern that also closes something public is left to the resources below it, one by one.
  const open = [...authPatterns(app), ...config.routes.public];
  const rules = config.routes.rules
    .filter((rule) => !rule.require)
    .flatMap((rule) => rule.match)
    .filter((pattern) => !open.some((each) => overlaps(each, pattern)));
  const fromRules = withTwins(app, rules)
    .filter((pattern) => !isCovered(list, pattern))
    .map((pattern) => inStyle(pattern, list, (styled) => addsOnly(app, config, pattern, styled, "closed")));
  const patterns = [...fromRules];
  const unclear: string[] = [];
  for (const url of urlsOf(app)) {
    const all = [...list, ...patterns];
    const paths = samplesOfUrl(app, url);
    const closed = paths.filter(({ intent }) => intentOf(app, config, intent) === "signed-in");
    if (closed.every(({ request }) => matchesAny(all, request))) continue;
    const chosen = patternsFor(app, config, url, list);
    // A folder such as `c++` means something else in a pattern.
    const holds = chosen && closed.every(({ request }) => matchesAny([...all, ...chosen], request));
    if (holds) patterns.push(...chosen.filter((pattern) => !all.includes(pattern)));
    else unclear.push(url);
  }
  return { patterns, unclear };
}

/** Every path that the pattern stands for, as far as two samples can tell, is matched by one of the list. */
export function isCovered(list: string[], pattern: string): boolean {
  return samplesOfPattern(pattern).every((path) => matchesAny(list, path));
}

/** The whole top folder where nothing public lives in it, else the URL itself; null where even that opens or closes too much. */
function patternsFor(app: App, config: Routes, url: string, list: string[]): string[] | null {
  const [top = ""] = url.split("/").filter(Boolean);
  const own = paramPattern(url);
  const folder = top.startsWith("[") || top === "" ? [] : [`/${top}/:path*`];
  for (const candidate of [...folder, own]) {
    const closing = localize(app, candidate).map((pattern) => inStyle(pattern, list, () => true));
    const isSafe = urlsOf(app)
      .flatMap((other) => samplesOfUrl(app, other))
      .filter(({ intent }) => intentOf(app, config, intent) === "public")
      .every(({ request }) => !matchesAny(closing, request));
    const exempt = [...authPatterns(app), ...config.routes.public];
    if (
      isSafe &&
      !exempt.some((pattern) => samplesOfPattern(pattern).some((path) => matchesAny(closing, path)))
    )
      return closing;
  }
  return null;
}

/** `/blog(.*)` also means `/blog-admin`: taken only when that changes nothing in this app. */
function addsOnly(
  app: App,
  config: Routes,
  exact: string,
  styled: string,
  access: "public" | "closed",
): boolean {
  return urlsOf(app)
    .flatMap((url) => samplesOfUrl(app, url))
    .filter(({ request }) => matchesAny([styled], request) && !matchesAny([exact], request))
    .every(({ intent }) => (intentOf(app, config, intent) === "public") === (access === "public"));
}

/** A subtree is written as the list writes its own: `/a(.*)` where it does so, else `/a/:path*`. */
function inStyle(pattern: string, list: string[], isGood: (styled: string) => boolean): string {
  const isGlued =
    list.some((each) => /\w\(\.\*\)$/.test(each)) && !list.some((each) => /\/:\w+\*$/.test(each));
  const styled = pattern.replace(/(.)\/:\w+\*$/, "$1(.*)");
  return isGlued && isGood(styled) ? styled : pattern;
}

function withTwins(app: App, patterns: string[]): string[] {
  return [...new Set(patterns.flatMap((pattern) => localize(app, pattern)))];
}

function intentOf(app: App, config: Routes, path: string): string {
  return intentFor(config, path, authUrls(app)).access;
}
