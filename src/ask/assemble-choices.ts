// What do the answers come to, together with what clerk-sessions.json holds beyond them and what the chosen features need?
import { claimProblems } from "../claims/claim-problems.ts";
import { type Config, type Json, parseConfig, type Rule } from "../config.ts";
import { UsageError } from "../errors.ts";
import { intentFor } from "../routes/intent.ts";
import type { Choices } from "../types.ts";
import type { Answers } from "./answers.ts";
import { closeRoutes } from "./close-routes.ts";
import { todayRules } from "./defaults.ts";
import { jwtProviders, knownProviders } from "./jwt-providers.ts";
import type { Facts, Feature } from "./question.ts";
import { printable } from "./read-flags.ts";
import { authOffers, webhookOffers } from "./route-offers.ts";
import { withRule } from "./rule-for.ts";
import { todayPatterns } from "./today-patterns.ts";

export function assembleChoices(answers: Answers, facts: Facts): { choices: Choices; notes: string[] } {
  const features = withProviders(answers, facts);
  const chosen = facts.features.filter((feature) => features.includes(feature.id));
  const base = parseConfig(draft(answers, facts, chosen), "These answers");
  const choices: Choices = { config: base, features, envLocal: answers.envLocal };
  const config = withRoutes(choices, facts, chosen);
  const notes = [...notesOn(config, facts), ...claimNotes(answers, config, chosen)];
  return {
    choices: { ...choices, config },
    notes: facts.existing ? notes : [...notes, ...firstNotes(config, facts)],
  };
}

/** A template without the code that uses it would be half a thing. */
function withProviders(answers: Answers, { features, project, existing }: Facts): string[] {
  // One that is listed already has its code, be it ours or the app's own.
  const listed = Object.values(existing?.jwtTemplates ?? {}).map(({ provider }) => provider);
  const users = jwtProviders
    .filter((one) => answers.jwtTemplates.includes(one.name) && !listed.includes(one.provider))
    .map((one) => one.feature);
  const wanted = merged(answers.features, users);
  return features
    .filter((feature) => wanted.includes(feature.id) && feature.unavailable(project) === null)
    .map((feature) => feature.id);
}

function draft(answers: Answers, { existing, today, typed, project }: Facts, chosen: Feature[]): unknown {
  const { admin, adminNeeds, api, apiSignedOut } = answers;
  // The rule for the API closes its paths as well.
  const signedIn = answers.signedIn.filter((pattern) => !api.includes(pattern));
  let rules: Rule[] = existing?.routes.rules ?? todayRules(today);
  rules = withRule("admin", rules, admin.length > 0 ? { match: admin, require: adminNeeds } : null);
  rules = withRule("api", rules, api.length > 0 ? { match: api, signedOut: apiSignedOut } : null);
  rules = withRule("signedIn", rules, signedIn.length > 0 ? { match: signedIn } : null);
  const named = rules.flatMap((rule) => rule.require ?? []);
  const roles = named.flatMap((one) => ("role" in one ? one.role : []));
  const permissions = named.flatMap((one) => ("permission" in one ? one.permission : []));
  const claims: Record<string, Json> = { ...answers.claims };
  for (const feature of chosen) {
    for (const [name, value] of Object.entries(feature.claims)) {
      if (!Object.hasOwn(claims, name)) claims[name] = value;
    }
  }
  return {
    ...existing,
    strategy: answers.strategy,
    routes: { public: answers.public, rules, default: answers.default },
    authorization: {
      roles: merged(
        existing?.authorization.roles ?? ["org:admin", "org:member", ...project.authorization.roles],
        roles,
        chosen.flatMap((feature) => feature.authorization.roles),
      ),
      permissions: merged(
        existing?.authorization.permissions ?? project.authorization.permissions,
        permissions,
        chosen.flatMap((feature) => feature.authorization.permissions),
      ),
    },
    sessionToken: { claims },
    metadata: withMetadata(existing?.metadata ?? typed?.metadata ?? {}, answers.metadata),
    jwtTemplates: withTemplates(existing, answers.jwtTemplates, chosen),
  };
}

function withMetadata(known: Config["metadata"], userPublic: Record<string, string>): Config["metadata"] {
  const { userPublic: _, ...others } = known;
  return Object.keys(userPublic).length > 0 ? { userPublic, ...others } : others;
}

/** Templates of providers that are no question here stay as they are. */
function withTemplates(existing: Config | null, names: string[], chosen: Feature[]): Config["jwtTemplates"] {
  const wanted = jwtProviders.filter(
    (one) =>
      names.includes(one.name) ||
      (one.needed === "always" && chosen.some((feature) => feature.id === one.feature)),
  );
  const isWanted = (provider: string) =>
    wanted.some((one) => one.provider === provider) || !jwtProviders.some((one) => one.provider === provider);
  const kept = Object.entries(existing?.jwtTemplates ?? {}).filter(([, one]) => isWanted(one.provider));
  const missing = wanted.filter(({ provider }) => !kept.some(([, one]) => one.provider === provider));
  return Object.fromEntries([...kept, ...missing.map(({ name, provider }) => [name, { provider }] as const)]);
}

/** Files that a feature adds must be reachable as it promises, whatever the default is. */
function withRoutes(choices: Choices, { project }: Facts, chosen: Feature[]): Config {
  const { config } = choices;
  const added = chosen.flatMap((feature) => feature.routes(project, choices));
  const always = authOffers(project);
  const open = added
    .filter((route) => route.access === "public" && !always.includes(route.pattern))
    .map((route) => route.pattern);
  const closed = added.filter((route) => route.access === "signed-in").map((route) => route.pattern);
  const unlisted = { routes: { ...config.routes, public: [] } };
  const missing = closed.filter((pattern) => intentFor(unlisted, pattern).access === "public");
  const rules = closeRoutes(config.routes.rules, missing);
  return parseConfig(
    { ...config, routes: { ...config.routes, public: merged(config.routes.public, open), rules } },
    "These answers",
  );
}

function notesOn(config: Config, { today, features, project }: Facts): string[] {
  const problems = claimProblems(config);
  const error = problems.find((problem) => problem.severity === "error");
  if (error) throw new UsageError(`Claim ${printable(error.path)}: ${sentence(error.message)}`);
  const left = features.flatMap((feature) => {
    const reason = feature.kind === "core" ? feature.unavailable(project) : null;
    return reason === null ? [] : `Left out: ${feature.id}. ${reason}`;
  });
  const unknown = Object.entries(config.jwtTemplates).filter(
    ([, { provider }]) => !knownProviders.includes(provider),
  );
  const dropped = today ? todayPatterns(today.patterns).dropped : [];
  return [
    ...left,
    ...problems.map((problem) => `Claim ${problem.path}: ${sentence(problem.message)}`),
    ...unknown.map(
      ([name, { provider }]) =>
        `JWT template ${name}: nothing is set up for the provider ${provider}, which is not known here.`,
    ),
    ...dropped.map(
      (pattern) => `${pattern} of your gate has no form in clerk-sessions.json; the gate keeps it.`,
    ),
  ];
}

const sentence = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);

const merged = (...lists: string[][]): string[] => [...new Set(lists.flat())];

/** Answers that a chosen example overrules must not vanish without a word. */
function claimNotes({ claims }: Answers, config: Config, chosen: Feature[]): string[] {
  return chosen.flatMap((feature) => {
    const added = Object.keys(feature.claims).filter((name) => !Object.hasOwn(claims, name));
    const held = added.filter((name) => Object.hasOwn(config.sessionToken.claims, name));
    return held.length > 0 ? [`Claims added because ${feature.id} reads them: ${held.join(", ")}.`] : [];
  });
}

/** What people must hear once about an app that was not made for this. */
function firstNotes(config: Config, { project, today }: Facts): string[] {
  const webhooks = webhookOffers(project).filter((path) => config.routes.public.includes(path));
  const functions = project.resources.filter(({ kind }) => kind.endsWith("server-function"));
  const files = [...new Set(functions.map(({ file }) => file))];
  return [
    ...(today === null && webhooks.length > 0
      ? [`Open to everyone, as webhooks are: ${webhooks.join(", ")}. See that each verifies its caller.`]
      : []),
    ...(files.length > 0
      ? [
          `Server Functions are called by id, on any path, so no gate covers them. See that each one in ${files.join(", ")} checks the session.`,
        ]
      : []),
  ];
}
