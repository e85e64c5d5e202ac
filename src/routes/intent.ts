// What does clerk-sessions.json want for a path? The one implementation of its five rules; the generated gate
// says the same in the app's own code.
import type { Config, Requirement } from "../config.ts";
import { coversPath, opensPath, readPath } from "./pattern.ts";

export interface Intent {
  access: "public" | "signed-in" | "restricted";
  /** What is needed beyond being signed in; null for public and signed-in paths. */
  require: Requirement | null;
  /** Answer to signed-out callers. */
  signedOut: "401" | "redirect";
}

/** Pages that can never be locked out, in Next's notation: `/sign-in`, `/[locale]/sign-in`. */
const defaultAuthUrls = ["/sign-in", "/sign-up"];

/** A path that cannot be read lets nobody in: restricted, without a requirement that anyone could meet. */
export function intentFor(
  config: Pick<Config, "routes">,
  pathname: string,
  authUrls: string[] = defaultAuthUrls,
): Intent {
  if (!readPath(pathname)) return { access: "restricted", require: null, signedOut: "401" };
  const { public: open, rules, default: otherwise } = config.routes;
  const covering = rules.filter((rule) => rule.match.some((pattern) => coversPath(pattern, pathname)));
  const signedOut = covering.find((rule) => rule.signedOut)?.signedOut ?? "redirect";
  const answer = (access: Intent["access"], require: Requirement | null = null): Intent => ({
    access,
    require,
    signedOut,
  });

  const alwaysOpen = [...authUrls.map(authPattern), ...open.filter(isWebhook)];
  if (alwaysOpen.some((pattern) => opensPath(pattern, pathname))) return answer("public");
  const restricting = covering.find((rule) => rule.require);
  if (restricting?.require) return answer("restricted", restricting.require);
  if (open.some((pattern) => opensPath(pattern, pathname))) return answer("public");
  if (covering.length > 0) return answer("signed-in");
  return answer(otherwise);
}

/** Clerk's pages have steps below their URL: `/sign-in/factor-one`. */
function authPattern(url: string): string {
  const segments = url.split("/").filter((segment) => segment && !/^\[{1,2}\.{3}/.test(segment));
  return ["", ...segments.map((segment) => segment.replace(/^\[(.+)\]$/, ":$1")), ":rest*"].join("/");
}

const isWebhook = (pattern: string): boolean => /\/webhooks?(\/|$)/.test(pattern);
