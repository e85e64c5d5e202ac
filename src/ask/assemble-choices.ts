// What do the answers come to, together with what clerk-sessions.json holds beyond them and what the chosen features need?
import { checkClaims } from "../claims/check-claims.ts";
import { type Config, type Json, parseConfig, type Rule } from "../config.ts";
import { UsageError } from "../errors.ts";
import type { Feature } from "../features/feature.ts";
import type { Choices } from "../types.ts";
import type { Answers } from "./answers.ts";
import type { Facts } from "./question.ts";
import { printable } from "./read-flags.ts";
import { withRule } from "./rule-for.ts";
import { todayPatterns } from "./today-patterns.ts";

export function assembleChoices(answers: Answers, facts: Facts): { choices: Choices; notes: string[] } {
  const features = withProviders(answers, facts);
  const chosen = facts.features.filter((feature) => features.includes(feature.id));
  const base = parseConfig(draft(answers, facts, chosen), "These answers");
  const choices: Choices = { config: base, features, envLocal: answers.envLocal };
  const config = withRoutes(choices, facts, chosen);
  return { choices: { ...choices, config }, notes: notesOn(config, facts) };
}

/** A template without the route that uses it, or a route without its template, would be half a thing. */
function withProviders(answers: Answers, { features, project }: Facts): string[] {
  const wanted = new Set([...answers.features, ...answers.jwtTemplates.map((provider) => `jwt-${provider}`)]);
  return features
    .filter((feature) => wanted.has(feature.id) && feature.unavailable(project) === null)
    .map((feature) => feature.id);
}

function draft(answers: Answers, { existing }: Facts, chosen: Feature[]): unknown {
  const { admin, adminNeeds, api, apiSignedOut, signedIn } = answers;
  let rules: Rule[] = existing?.routes.rules ?? [];
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
        existing?.authorization.roles ?? ["org:admin", "org:member"],
        roles,
        chosen.flatMap((feature) => feature.authorization.roles),
      ),
      permissions: merged(
        existing?.authorization.permissions ?? [],
        permissions,
        chosen.flatMap((feature) => feature.authorization.permissions),
      ),
    },
    sessionToken: { claims },
    metadata: withMetadata(existing, answers.metadata),
    jwtTemplates: withTemplates(existing, answers.jwtTemplates, chosen),
  };
}

function withMetadata(existing: Config | null, userPublic: Record<string, string>): Config["metadata"] {
  const { userPublic: _, ...others } = existing?.metadata ?? {};
  return Object.keys(userPublic).length > 0 ? { userPublic, ...others } : others;
}

function withTemplates(
  existing: Config | null,
  providers: string[],
  chosen: Feature[],
): Config["jwtTemplates"] {
  const kept = Object.entries(existing?.jwtTemplates ?? {}).filter(([, one]) =>
    providers.includes(one.provider),
  );
  const templates: Config["jwtTemplates"] = Object.fromEntries(kept);
  // Supabase's own feature needs no template: it takes the session token.
  const needed = chosen.some((feature) => feature.id === "jwt-hasura") ? ["hasura"] : [];
  for (const provider of merged(providers, needed)) {
    const isThere = Object.values(templates).some((template) => template.provider === provider);
    if (!isThere) templates[provider] = { provider };
  }
  return templates;
}

/** Files that a feature adds must be reachable as it promises, whatever the default is. */
function withRoutes(choices: Choices, { project }: Facts, chosen: Feature[]): Config {
  const { config } = choices;
  const added = chosen.flatMap((feature) => feature.routes(project, choices));
  const open = added.filter((route) => route.access === "public").map((route) => route.pattern);
  const closed = added.filter((route) => route.access === "signed-in").map((route) => route.pattern);
  const named = config.routes.rules.flatMap((rule) => rule.match);
  const missing =
    config.routes.default === "public" ? closed.filter((pattern) => !named.includes(pattern)) : [];
  const rules = missing.length > 0 ? addSignedIn(config.routes.rules, missing) : config.routes.rules;
  return parseConfig(
    { ...config, routes: { ...config.routes, public: merged(config.routes.public, open), rules } },
    "These answers",
  );
}

function addSignedIn(rules: Rule[], patterns: string[]): Rule[] {
  const own = rules.find((rule) => !rule.require && !rule.signedOut);
  return withRule("signedIn", rules, { match: merged(own?.match ?? [], patterns) });
}

function notesOn(config: Config, { today }: Facts): string[] {
  const problems = checkClaims(config.sessionToken.claims, "session");
  const error = problems.find((problem) => problem.severity === "error");
  if (error) throw new UsageError(`Claim ${printable(error.path)}: ${error.message.replace(/\.$/, "")}.`);
  const dropped = today ? todayPatterns(today).dropped : [];
  return [
    ...problems.map((problem) => `Claim ${problem.path}: ${problem.message}.`),
    ...dropped.map(
      (pattern) => `${pattern} of your gate has no form in clerk-sessions.json; the gate keeps it.`,
    ),
  ];
}

const merged = (...lists: string[][]): string[] => [...new Set(lists.flat())];
