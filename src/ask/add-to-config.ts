// What does clerk-sessions.json say once one thing more is in the app? For its paths at least what the thing itself
// asks; where the file says as much already, nothing is added, and nothing else may become harder to reach.
import { requirementText } from "../config/requirement-text.ts";
import { type Config, parseConfig, type Requirement, type Rule } from "../config.ts";
import { type Intent, intentFor } from "../routes/intent.ts";
import type { Project } from "../types.ts";
import { closeRoutes } from "./close-routes.ts";
import { authOffers, resourcePaths } from "./route-offers.ts";

export interface AddedThing {
  routes: RouteNeed[];
  authorization: Config["authorization"];
  claims: Config["sessionToken"]["claims"];
  jwtTemplates: Config["jwtTemplates"];
}

interface RouteNeed {
  pattern: string;
  access: "public" | "signed-in";
  require?: Requirement;
  signedOut?: "401";
}

type Keys = Config["authorization"];
type App = Pick<Project, "resources" | "nextConfig" | "i18n" | "signIn" | "signUp" | "authorization">;

export function addToConfig(
  before: Config,
  { routes, authorization, claims, jwtTemplates }: AddedThing,
  app: App,
): { config: Config; notes: string[] } {
  const added = { ...before.sessionToken.claims };
  for (const [name, value] of Object.entries(claims)) {
    if (!Object.hasOwn(added, name)) added[name] = value;
  }
  let config: Config = {
    ...before,
    authorization: withKeys(before.authorization, authorization, app.authorization),
    sessionToken: { ...before.sessionToken, claims: added },
    jwtTemplates: { ...before.jwtTemplates, ...jwtTemplates },
  };
  const notes: string[] = [];
  for (const route of routes.filter(({ access }) => access === "signed-in")) {
    const result = withRoute(config, route, app);
    config = result.config;
    notes.push(...result.notes);
  }
  return { config: parseConfig(config, "These answers"), notes };
}

/**
 * Two empty lists rule nothing out. From the first key on, types allow only what is listed, of both kinds: a list that
 * is empty then takes along what the app's own code names.
 */
function withKeys(before: Keys, own: Keys, app: Keys): Keys {
  const isMissing = (half: keyof Keys) => own[half].some((key) => !before[half].includes(key));
  if (!isMissing("roles") && !isMissing("permissions")) return before;
  const grown = (half: keyof Keys, known: string[]) => [
    ...new Set([...(before[half].length > 0 ? before[half] : known), ...own[half]]),
  ];
  return {
    roles: grown("roles", ["org:admin", "org:member", ...app.roles]),
    permissions: grown("permissions", app.permissions),
  };
}

function withRoute(before: Config, route: RouteNeed, app: App): { config: Config; notes: string[] } {
  const { pattern, require } = route;
  // Somebody who asks for a guarded page at an open path does not want the path open any more.
  const open = before.routes.public.filter((one) => one !== pattern);
  const routes = { ...before.routes, public: open };
  const intents = samplesOf(pattern).map((path) => intentOf({ routes }, path, app));
  const rules = require
    ? withRequirement(routes.rules, route, require, intents)
    : withSession(routes.rules, route, intents);
  const config = { ...before, routes: { ...routes, rules } };

  const isOfUse = samplesOf(pattern).some((path) => isStricter(before, config, path, app));
  const harmed = othersOf(app, before, pattern).filter((path) => isStricter(before, config, path, app));
  if (harmed.length > 0) {
    const note = `clerk-sessions.json has no rule for ${pattern}, since it would close ${harmed.join(", ")} as well. What was added checks for itself.`;
    return { config: before, notes: [note] };
  }
  return {
    config: isOfUse || hasNewStatus(before, config, route, app) ? config : before,
    notes: remarks(config, route, app),
  };
}

function withRequirement(rules: Rule[], route: RouteNeed, require: Requirement, intents: Intent[]): Rule[] {
  if (intents.every((intent) => intent.access === "restricted")) return rules;
  const needsStatus = route.signedOut === "401" && intents.some(({ signedOut }) => signedOut !== "401");
  const signedOut = needsStatus ? route.signedOut : undefined;
  const own = rules.find(
    (rule) => rule.require && same(rule.require, require) && (rule.signedOut ?? signedOut) === signedOut,
  );
  if (own) {
    return rules.map((rule) => (rule === own ? { ...rule, match: [...rule.match, route.pattern] } : rule));
  }
  return [...rules, { match: [route.pattern], require, ...(signedOut ? { signedOut } : {}) }];
}

function withSession(rules: Rule[], { pattern, signedOut }: RouteNeed, intents: Intent[]): Rule[] {
  const isClosed = intents.every(({ access }) => access !== "public");
  const hasStatus = signedOut !== "401" || intents.every((intent) => intent.signedOut === "401");
  if (isClosed && hasStatus) return rules;
  return closeRoutes(rules, [pattern], signedOut === "401" ? [pattern] : []);
}

/** What the rules cannot say, or say differently, people must hear. */
function remarks(config: Config, { pattern, require }: RouteNeed, app: App): string[] {
  const intents = samplesOf(pattern).map((path) => intentOf(config, path, app));
  if (intents.some(({ access }) => access === "public")) {
    return [
      `clerk-sessions.json leaves ${pattern} open, so the gate does too. What was added checks for itself.`,
    ];
  }
  const other = intents.find(
    (intent) => require && intent.require && !same(intent.require, require),
  )?.require;
  return other
    ? [
        `clerk-sessions.json asks for the ${requirementText(other)} on ${pattern} already, so callers need both.`,
      ]
    : [];
}

/** Paths that stand for the pattern; the root of a subtree is one. */
function samplesOf(pattern: string): string[] {
  const root = pattern.replace(/\/:\w+\*$/, "");
  return root === pattern ? [pattern] : [root || "/", `${root}/:one`, `${root}/:one/:two`];
}

/** What is there already, and what the owner listed as open. */
function othersOf(app: App, { routes }: Config, pattern: string): string[] {
  return [...new Set([...resourcePaths(app), ...routes.public])].filter((path) => path !== pattern);
}

/** Another answer to signed-out callers counts as well, where they are refused at all. */
function hasNewStatus(before: Config, after: Config, { pattern, signedOut }: RouteNeed, app: App): boolean {
  const answers = (config: Config) =>
    samplesOf(pattern)
      .map((path) => intentOf(config, path, app))
      .map((intent) => intent.access !== "public" && intent.signedOut);
  return signedOut === "401" && !same(answers(before), answers(after));
}

function isStricter(before: Config, after: Config, path: string, app: App): boolean {
  const [was, is] = [intentOf(before, path, app), intentOf(after, path, app)];
  return is.access !== was.access || !same(is.require, was.require);
}

function intentOf(config: Pick<Config, "routes">, path: string, app: App): Intent {
  return intentFor(
    config,
    path,
    authOffers(app).map((pattern) => pattern.replace("/:path*", "")),
  );
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
