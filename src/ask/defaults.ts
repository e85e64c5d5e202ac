// What is the answer when neither a flag nor clerk-sessions.json gives one? What the app does today comes first:
// a default never opens what is closed, nor locks what a protected list leaves open.
import type { Requirement } from "../config.ts";
import { coversPath } from "../routes/pattern.ts";
import { isFresh } from "./is-fresh.ts";
import type { Facts, GateToday } from "./question.ts";
import { apiOffers, authOffers, hasSection, webhookOffers } from "./route-offers.ts";
import { todayPatterns } from "./today-patterns.ts";

const webhooks = "/api/webhooks/:path*";

export function defaultFeatures({ project, features, existing }: Facts): string[] {
  const withExamples = existing === null && isFresh(project);
  return features
    .filter((feature) => feature.unavailable(project) === null)
    .filter((feature) => feature.kind === "core" || (withExamples && !feature.id.startsWith("jwt-")))
    .map((feature) => feature.id);
}

export function defaultAccess({ today }: Facts): "signed-in" | "public" {
  return today?.kind === "protected-list" ? "public" : "signed-in";
}

/** `/` stays closed where today's list closes it, and so do webhooks that the app does not have. */
export function defaultPublic({ project, today }: Facts): string[] {
  const own = today?.kind === "public-list" ? todayPatterns(today.patterns).patterns : ["/"];
  const isOpenToday = today === null || apiOffers(project).includes(webhooks);
  // What a gate closes today stays closed, whatever it is called.
  const called = today === null ? webhookOffers(project).filter((path) => !coversPath(webhooks, path)) : [];
  return [...new Set([...own, ...(isOpenToday ? [webhooks] : []), ...called, ...authOffers(project)])];
}

export function defaultSignedIn({ today }: Facts): string[] {
  return today?.kind === "protected-list" ? todayPatterns(today.patterns).patterns : [];
}

export function defaultAdmin({ project, today, soFar }: Facts): string[] {
  const [checked] = todayRules(today);
  if (checked) return checked.match;
  const addsAdminPage = soFar.features?.includes("protected-page") ?? false;
  const mayLock = today === null && hasSection(project, "/admin/:path*");
  return addsAdminPage || mayLock ? ["/admin/:path*"] : [];
}

export function defaultAdminNeeds({ today }: Facts): Requirement {
  return todayRules(today)[0]?.require ?? { role: "org:admin" };
}

/** Where everything is open unless listed, a rule for the whole API would lock it: then only what is closed today. */
export function defaultApi({ soFar, today }: Facts): string[] {
  if (soFar.default !== "public") return ["/api/:path*"];
  const closed =
    today?.kind === "protected-list" ? today.patterns.filter((one) => one.startsWith("/api/")) : [];
  return todayPatterns([...(today?.answered401 ?? []), ...closed]).patterns;
}

/** The role checks that the gate makes today. */
export function todayRules(today: GateToday | null): { match: string[]; require: Requirement }[] {
  return (today?.roleChecks ?? []).flatMap(({ patterns, require }) => {
    const match = todayPatterns(patterns).patterns;
    return match.length > 0 ? [{ match, require }] : [];
  });
}
