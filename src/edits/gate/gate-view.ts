// What does the generated gate have to say for these choices? Only what is needed: a list that nothing asks for,
// or that cannot change an answer, is left out.
import { capabilities } from "../../capabilities.ts";
import type { Config, Requirement } from "../../config.ts";
import { importPath } from "../../placement.ts";
import { code } from "../../templates.ts";
import type { Project } from "../../types.ts";
import { authPatterns, isWebhook } from "./always-open.ts";
import { overlaps } from "./overlaps.ts";

export interface GateLists {
  alwaysOpen: string[];
  restricted: { match: string[]; require: Requirement }[];
  public: string[];
  signedIn: string[];
  api: string[];
  /** Only where an earlier rule with `redirect` takes paths away from a later one with `401`. */
  answers: { match: string[]; signedOut: "401" | "redirect" }[];
}

/** How the gate hands pages over to next-intl; null when it does not. */
export interface Composition {
  /** Import path of the file that exports `routing`, or the settings themselves. */
  routing: string | null;
  settings: { locales: string[]; defaultLocale: string } | null;
}

/** The five rules of clerk-sessions.json as the shortest lists that mean the same. */
export function gateLists(
  project: Pick<Project, "signIn" | "signUp" | "i18n" | "nextConfig">,
  config: Pick<Config, "routes">,
): GateLists {
  const { rules, default: otherwise } = config.routes;
  const open = config.routes.public;
  const restricted = rules.flatMap(({ match, require }) => (require ? [{ match, require }] : []));
  const others = [...new Set(rules.filter((rule) => !rule.require).flatMap((rule) => rule.match))];
  const exempt = unique([...authPatterns(project), ...open.filter(isWebhook)]);
  const restrictedPatterns = restricted.flatMap((rule) => rule.match);
  const alwaysOpen = touching(exempt, restrictedPatterns).length > 0 ? exempt : [];
  const closedByDefault = otherwise === "signed-in";

  const listed = unique([...open, ...(alwaysOpen.length > 0 ? [] : exempt)]).filter(
    (pattern) => !alwaysOpen.includes(pattern),
  );
  return {
    alwaysOpen,
    restricted,
    public: closedByDefault ? listed : touching(listed, others),
    signedIn: closedByDefault ? [] : others,
    ...answersOf(rules),
  };
}

function answersOf(rules: Config["routes"]["rules"]): Pick<GateLists, "api" | "answers"> {
  const answers = rules.flatMap(({ match, signedOut }) => (signedOut ? [{ match, signedOut }] : []));
  while (answers.at(-1)?.signedOut === "redirect") answers.pop();
  const isPlainList = answers.every((answer) => answer.signedOut === "401");
  return isPlainList
    ? { api: unique(answers.flatMap((answer) => answer.match)), answers: [] }
    : { api: [], answers };
}

/** Everything templates/files/gate.ts.hbs asks for. */
export function gateView(
  project: Project,
  config: Config,
  intl: Composition | null,
  gateFile: string,
): Record<string, unknown> {
  const can = capabilities(project);
  const lists = gateLists(project, config);
  const closedByDefault = config.routes.default === "signed-in";
  const isOpen = !closedByDefault && lists.restricted.length + lists.signedIn.length === 0;
  const bare = config.strategy === "resource" || isOpen;
  const plain = !bare && !can.routeMatcher;
  const hasLocales = project.i18n?.segment != null;
  const locales = hasLocales ? (project.i18n?.locales ?? null) : null;
  const shown = plain || !locales ? lists : withLocaleTwins(lists, locales);
  const usesLists = [shown.alwaysOpen, shown.public].some((list) => list.length > 0);
  const usesRules = [shown.restricted, shown.signedIn, shown.api, shown.answers].some(
    (list) => list.length > 0,
  );
  return {
    ...Object.fromEntries(Object.entries(shown).map(([name, list]) => [name, orNull(bare ? [] : list)])),
    bare,
    plain,
    closedByDefault,
    intl: intl && { settings: intl.settings },
    locales: plain && hasLocales ? { list: locales } : null,
    helpers: { covers: usesRules, opens: usesLists },
    imports: {
      createRouteMatcher: !bare && can.routeMatcher && (usesLists || usesRules),
      next: !bare || intl !== null,
      response: !bare,
      request: intl !== null && project.language === "ts",
      routing: intl?.routing
        ? intl.routing
        : plain && hasLocales && !locales && project.i18n?.routingFile
          ? importPath(project, gateFile, project.i18n.routingFile)
          : null,
    },
    pass: code(intl ? "pass(req)" : ""),
    async: code(can.asyncAuth ? "async " : ""),
    await: code(can.asyncAuth ? "await " : ""),
    comesBack: code(
      can.asyncAuth
        ? "Comes back here afterwards. A session with an unfinished task goes to that task."
        : "Comes back here afterwards.",
    ),
  };
}

/** createRouteMatcher sees the locale too: `/pricing` and `/:locale(en|de)/pricing`. */
export function withLocaleTwins(lists: GateLists, locales: string[]): GateLists {
  const twins = (patterns: string[]) => patterns.flatMap((pattern) => localeTwins(pattern, locales));
  return {
    alwaysOpen: twins(lists.alwaysOpen),
    restricted: lists.restricted.map(({ match, require }) => ({ match: twins(match), require })),
    public: twins(lists.public),
    signedIn: twins(lists.signedIn),
    api: twins(lists.api),
    answers: lists.answers.map(({ match, signedOut }) => ({ match: twins(match), signedOut })),
  };
}

/** API routes have no locale. */
export function localeTwins(pattern: string, locales: string[]): string[] {
  if (/^\/(api|trpc)(\/|$)/.test(pattern)) return [pattern];
  return [pattern, `/:locale(${locales.join("|")})${pattern === "/" ? "" : pattern}`];
}

const touching = (patterns: string[], others: string[]): string[] =>
  patterns.filter((pattern) => others.some((other) => overlaps(pattern, other)));
const unique = (list: string[]): string[] => [...new Set(list)];
const orNull = <T>(list: T[]): T[] | null => (list.length > 0 ? list : null);
