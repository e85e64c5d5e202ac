// `auth.protect(…)`: who is stopped, and by what.
import semver from "semver";
import { truthiness } from "../evaluate/operators.ts";
import type { Run } from "../evaluate/run.ts";
import { nothing, type Origin, promise, type Site, Thrown, type Value } from "../evaluate/value.ts";
import { authObject, conditionHolds, noteCached, originAt, requirementOf } from "./clerk-auth.ts";

export function protect(run: Run, [params = nothing]: Value[], site: Site, isAsync: boolean): Value {
  const origin = originAt(site, "protect", requiresOf(params));
  noteCached(run, site, origin);
  const problem = misread(params) ?? dropped(run, params);
  if (problem) run.events.push({ kind: "attempt", site, origin, problem, isAlways: true });
  const thrown = isStopped(run, params, site, origin);
  run.events.push({ kind: "check", origin, site, depth: run.stack.length, stops: thrown !== null });
  if (!isAsync) {
    if (thrown) throw thrown;
    return authObject(run, origin, isAsync);
  }
  const settled = promise(thrown ? nothing : authObject(run, origin, isAsync), thrown);
  if (thrown) run.rejected.push(settled);
  return settled;
}

function isStopped(run: Run, params: Value, site: Site, origin: Origin): Thrown | null {
  if (run.caller === "signed-out") return new Thrown("protect", nothing, site, origin);
  if (run.caller === "full") return null;
  const isFunction = params.kind === "closure" || params.kind === "native";
  const holds = isFunction
    ? truthiness(conditionHolds(run, params, site)) !== false
    : origin.requires === null;
  return holds ? null : new Thrown("protect", nothing, site, origin);
}

const keys = new Set([
  "role",
  "permission",
  "feature",
  "plan",
  "reverification",
  "token",
  "unauthorizedUrl",
  "unauthenticatedUrl",
]);

/** An object without a key that Clerk knows asks for no more than a session. */
function misread(params: Value): string | null {
  if (params.kind !== "record" || params.rest) return null;
  const unknownKey = [...params.members.keys()].find((key) => !keys.has(key));
  if (unknownKey !== undefined) return `Clerk knows no \`${unknownKey}\`: being signed in is enough`;
  const isEmpty = [...params.members.values()].every(
    (value) => value.kind === "known" && value.value == null,
  );
  return isEmpty ? "nothing is asked for: being signed in is enough" : null;
}

/** Some versions read the URLs only and drop what was asked for beside them. */
function dropped(run: Run, params: Value): string | null {
  if (params.kind !== "record") return null;
  const hasUrl = params.members.has("unauthorizedUrl") || params.members.has("unauthenticatedUrl");
  const version = run.world.project.clerk?.version;
  if (!hasUrl || !requirementOf(params) || !version) return null;
  const isAffected = semver.satisfies(version, "<6.39.3 || >=7.0.0 <7.2.4");
  return isAffected
    ? `@clerk/nextjs ${version} drops what is asked for beside a URL: being signed in is enough`
    : null;
}

function requiresOf(params: Value) {
  if (params.kind === "closure") return { other: "a condition of has()" };
  return requirementOf(params);
}
