// Which rules close these paths to whoever is not signed in? API routes answer with a status, pages redirect.
import type { Rule } from "../config.ts";
import { type RuleKind, ruleFor, withRule } from "./rule-for.ts";

/** @param api those of the patterns that programs call */
export function closeRoutes(rules: Rule[], patterns: string[], api = patterns.filter(isApi)): Rule[] {
  const pages = patterns.filter((pattern) => !api.includes(pattern));
  const withApi = api.length > 0 ? extend("api", rules, { match: api, signedOut: "401" }) : rules;
  return pages.length > 0 ? extend("signedIn", withApi, { match: pages }) : withApi;
}

const isApi = (pattern: string) => pattern.startsWith("/api/");

function extend(kind: RuleKind, rules: Rule[], rule: Rule): Rule[] {
  const own = ruleFor(kind, rules);
  return withRule(kind, rules, {
    ...rule,
    ...own,
    match: [...new Set([...(own?.match ?? []), ...rule.match])],
  });
}
