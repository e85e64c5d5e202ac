// What `auth()` and `getAuth()` give, for each imagined caller.

import type { GuardVia, Requires } from "../../verdict.ts";
import { invoke } from "../evaluate/calls.ts";
import { describe, type Run } from "../evaluate/run.ts";
import {
  known,
  native,
  nothing,
  type Origin,
  promise,
  record,
  type Shape,
  type Site,
  Thrown,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { protect } from "./clerk-protect.ts";

export function originAt(site: Site, via: GuardVia, requires: Requires | null = null): Origin {
  const { file, line, text } = describe(site);
  return { via, file, line, note: text, requires };
}

/** Clerk throws there: a cached answer would be one for everybody. */
export function noteCached(run: Run, site: Site, origin: Origin): void {
  if (!run.stack.some(({ isCached }) => isCached)) return;
  run.events.push({
    kind: "attempt",
    site,
    origin,
    problem: "it reads the session inside 'use cache'",
    isAlways: true,
  });
}

/** The same for each call at a place; a copy, since handlers may add to it. */
export function authObject(run: Run, origin: Origin, isAsync: boolean): Shape {
  const key = `auth ${run.caller} ${origin.via} ${origin.file}:${origin.line} ${origin.note}`;
  const found = run.world.memo.get(key) as Shape | undefined;
  const made = found ?? newAuthObject(run, origin, isAsync);
  if (!found) run.world.memo.set(key, made);
  return { ...made, members: new Map(made.members) };
}

function newAuthObject(run: Run, origin: Origin, isAsync: boolean): Shape {
  const needs = (requires: Requires): Origin => ({ ...origin, requires });
  const has = native("has", (inner, [params = nothing], site) => hasCall(inner, params, site));
  const redirect = native("redirectToSignIn", (inner, args, site) => signInRedirect(inner, args, site));
  const common = {
    has,
    redirectToSignIn: redirect,
    redirectToSignUp: redirect,
    // Clerk 5: `auth().protect()`. Later it is a member of `auth` itself.
    ...(isAsync
      ? {}
      : { protect: native("protect", (inner, args, site) => protect(inner, args, site, false)) }),
  };
  if (run.caller === "signed-out") {
    const none = (): Value => known(null, origin);
    return record({
      ...common,
      userId: none(),
      sessionId: none(),
      sessionClaims: none(),
      actor: none(),
      user: none(),
      session: none(),
      orgId: known(null, needs({ organization: true })),
      orgSlug: known(null, needs({ organization: true })),
      orgRole: known(null, needs({ other: "orgRole" })),
      orgPermissions: known(null, origin),
      isAuthenticated: known(false, origin),
      isSignedIn: known(false, origin),
      tokenType: known("session_token"),
      getToken: native("getToken", () => promise(known(null, origin))),
    });
  }
  const id = (name: string): Value => unknown("data", name, ["caller"], { truthy: true, from: origin });
  const isPlain = run.caller === "plain";
  return record(
    {
      ...common,
      userId: id("userId"),
      sessionId: id("sessionId"),
      user: id("user"),
      session: id("session"),
      sessionClaims: isPlain
        ? plainClaims(origin)
        : unknown("data", "sessionClaims", ["caller"], { truthy: true, from: origin }),
      orgId: isPlain ? known(undefined, needs({ organization: true })) : id("orgId"),
      orgSlug: isPlain ? known(undefined, needs({ organization: true })) : id("orgSlug"),
      orgRole: isPlain
        ? known(undefined, needs({ other: "orgRole" }))
        : unknown("data", "orgRole", ["caller"], { from: origin }),
      orgPermissions: isPlain
        ? known(undefined, origin)
        : unknown("data", "orgPermissions", ["caller"], { from: origin }),
      isAuthenticated: known(true, origin),
      isSignedIn: known(true, origin),
      tokenType: known("session_token"),
      getToken: native("getToken", () => promise(id("a token"))),
    },
    unknown("data", "auth()", ["caller"], { from: origin }),
  );
}

/** Claims of somebody without any of their own: every custom one is missing. */
function plainClaims(origin: Origin): Shape {
  const claim = (path: string): Shape => ({
    kind: "record",
    members: new Map(),
    rest: null,
    from: { ...origin, requires: { other: path } },
  });
  const standard = ["sub", "sid", "iat", "exp", "iss", "azp", "email", "fullName", "firstName"];
  const members = Object.fromEntries(
    standard.map((name): [string, Value] => [
      name,
      unknown("data", name, ["caller"], { truthy: true, from: origin }),
    ]),
  );
  for (const name of ["metadata", "publicMetadata", "public_metadata", "unsafeMetadata", "unsafe_metadata"]) {
    members[name] = claim(`sessionClaims.${name}`);
  }
  return record(members, null, { ...origin, requires: { other: "sessionClaims" } });
}

function hasCall(run: Run, params: Value, site: Site): Value {
  const requires = requirementOf(params);
  const origin = originAt(site, "auth-check", requires);
  if (run.caller === "signed-out" || (params.kind === "record" && params.members.size === 0))
    return known(false, origin);
  return known(run.caller === "full", origin);
}

/** What a parameter of `has()`, `protect()` or `<Show when>` asks for; null: only to be signed in. */
export function requirementOf(params: Value): Requires | null {
  if (params.kind !== "record") return null;
  const requires: Requires = {};
  for (const name of ["role", "permission", "feature", "plan"] as const) {
    const value = params.members.get(name);
    if (!value || (value.kind === "known" && value.value == null)) continue;
    requires[name] = value.kind === "known" ? String(value.value) : "";
  }
  if (params.members.has("reverification")) requires.other = "reverification";
  return Object.keys(requires).length > 0 ? requires : null;
}

/** Throws in App Router code and in clerkMiddleware; Clerk 4 returned a response. */
export function signInRedirect(run: Run, args: Value[], site: Site): Value {
  const [target = nothing] = args;
  if (run.world.clerkMajor < 5) return { kind: "answer", action: "redirect", status: 307, content: target };
  throw new Thrown("sign-in", target, site);
}

/** `protect((has) => …)` */
export function conditionHolds(run: Run, condition: Value, site: Site): Value {
  const has = native("has", (inner, [params = nothing], at) => hasCall(inner, params, at));
  return invoke(run, condition, [has], site, null);
}
