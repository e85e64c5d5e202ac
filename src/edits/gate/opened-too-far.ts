// Does today's public list open something that clerk-sessions.json closes?
import type { Config } from "../../config.ts";
import { intentFor } from "../../routes/intent.ts";
import type { Project } from "../../types.ts";
import { authPatterns, authUrls } from "./always-open.ts";
import { closedPaths } from "./closed-paths.ts";
import { matchesAny } from "./matches-any.ts";
import { localize, samplesOfPattern, urlsOf } from "./sample-paths.ts";

type App = Pick<Project, "resources" | "i18n" | "nextConfig" | "signIn" | "signUp">;

/** The first entry that does, and the route that it opens; null when the list is as narrow as wanted. */
export function openedTooFar(
  app: App,
  config: Pick<Config, "routes">,
  list: string[],
): { pattern: string; route: string } | null {
  // What a rule restricts below a public pattern is refused before the list is asked.
  const wanted = [...authPatterns(app), ...config.routes.public].flatMap((each) => localize(app, each));
  const isWanted = (pattern: string) => wanted.some((each) => isSame(each, pattern));
  const accessTo = (path: string) => intentFor(config, path, authUrls(app)).access;
  const closed = closedPaths(app, config).filter(({ route }) => route !== "pages to come");
  for (const pattern of list) {
    const found = closed.find(
      ({ intent, request }) =>
        matchesAny([pattern], request) && !(isWanted(pattern) && accessTo(intent) === "restricted"),
    );
    if (found) return { pattern, route: found.route };
    // A dynamic route answers below the entry's own words: `/[slug]` for `/blog`.
    for (const path of samplesOfEntry(app, pattern)) {
      if (accessTo(path) === "public" || isWanted(pattern)) continue;
      const route = urlsOf(app).find((url) => answers(url, path));
      if (route) return { pattern, route };
    }
  }
  return null;
}

/** `/blog(.*)` is how Clerk's own examples write `/blog/:path*`. */
function isSame(wanted: string, pattern: string): boolean {
  return wanted === pattern || wanted.replace(/(.)\/:\w+\*$/, "$1(.*)") === pattern;
}

/** Empty where the entry is more than words, parameters and an open end. */
function samplesOfEntry({ i18n }: App, pattern: string): string[] {
  const bare = i18n?.segment ? pattern.replace(/^\/[:(][^/]*(?=\/)/, "") : pattern;
  const paths = samplesOfPattern(bare.replace(/\/?\(\.\*\)$/, "/:path*"));
  return paths.filter((path) => !/[:*+?(){}]/.test(path));
}

function answers(url: string, path: string): boolean {
  const source = url
    .split("/")
    .filter(Boolean)
    .map((segment) => {
      if (segment.startsWith("[[...")) return "(?:/.+)?";
      if (segment.startsWith("[...")) return "/.+";
      return segment.startsWith("[") ? "/[^/]+" : `/${segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`;
    })
    .join("");
  return new RegExp(`^${source || "/"}$`).test(path) || (path === "/" && new RegExp(`^${source}$`).test(""));
}
