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
  type Source,
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
  const { authObjects } = run.world;
  const key = `${run.caller} ${origin.via} ${origin.file}:${origin.line} ${origin.note}`;
  const found = authObjects.get(key);
  const made = found ?? newAuthObject(run, origin, isAsync);
  if (!found) authObjects.set(key, made);
  return { ...made, members: new Map(made.members) };
}

function newAuthObject(run: Run, origin: Origin, isAsync: boolean): Shape {
  const members = new Map(isAsync ? common : commonOfClerk5);
  if (run.caller === "signed-out") {
    const none = known(null, origin);
    for (const name of [...ids, "sessionClaims", "actor", "orgPermissions"]) members.set(name, none);
    const no = known(false, origin);
    members.set("isAuthenticated", no);
    members.set("isSignedIn", no);
    members.set(
      "getToken",
      native("getToken", () => promise(none)),
    );
    const noOrganization = known(null, { ...origin, requires: { organization: true } });
    members.set("orgId", noOrganization);
    members.set("orgSlug", noOrganization);
    members.set("orgRole", known(null, { ...origin, requires: { other: "orgRole" } }));
    return { kind: "record", members, rest: null };
  }
  const own = { truthy: true, from: origin };
  for (const name of ids) members.set(name, unknown("data", name, caller, own));
  const yes = known(true, origin);
  members.set("isAuthenticated", yes);
  members.set("isSignedIn", yes);
  members.set(
    "getToken",
    native("getToken", () => promise(unknown("data", "a token", caller, own))),
  );
  if (run.caller === "plain") {
    const noOrganization = known(undefined, { ...origin, requires: { organization: true } });
    members.set("sessionClaims", plainClaims(origin));
    members.set("orgId", noOrganization);
    members.set("orgSlug", noOrganization);
    members.set("orgRole", known(undefined, { ...origin, requires: { other: "orgRole" } }));
    members.set("orgPermissions", known(undefined, origin));
  } else {
    for (const name of ["sessionClaims", "orgId", "orgSlug"])
      members.set(name, unknown("data", name, caller, own));
    for (const name of ["orgRole", "orgPermissions"])
      members.set(name, unknown("data", name, caller, { from: origin }));
  }
  return { kind: "record", members, rest: unknown("data", "auth()", caller, { from: origin }) };
}

const ids = ["userId", "sessionId", "user", "session"];
const caller: Source[] = ["caller"];

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

const redirect = native("redirectToSignIn", (run, args, site) => signInRedirect(run, args, site));
const common: [string, Value][] = [
  ["has", native("has", (run, [params = nothing], site) => hasCall(run, params, site))],
  ["redirectToSignIn", redirect],
  ["redirectToSignUp", redirect],
  ["tokenType", known("session_token")],
  ["debug", native("debug", () => unknown("data", "debug"))],
];
/** Clerk 5: `auth().protect()`. Later it is a member of `auth` itself. */
const commonOfClerk5: [string, Value][] = [
  ...common,
  ["protect", native("protect", (run, args, site) => protect(run, args, site, false))],
];
