// @clerk/nextjs as the installed major has it: who calls, what stops them, and what the middleware does.

import type { Run } from "../evaluate/run.ts";
import { describe } from "../evaluate/run.ts";
import {
  known,
  native,
  nothing,
  type Origin,
  promise,
  record,
  type Site,
  Thrown,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { matcherOf } from "../gate/clerk-matcher.ts";
import { clerkMiddleware, legacyMiddleware, withClerkMiddleware } from "../gate/clerk-middleware.ts";
import { authObject, noteCached, originAt, requirementOf, signInRedirect } from "./clerk-auth.ts";
import { legacyWrappers } from "./clerk-legacy.ts";
import { protect } from "./clerk-protect.ts";
import { clerkUser } from "./clerk-user.ts";
import type { Knowledge } from "./index.ts";

export const clerk: Knowledge = (run, specifier, name) => {
  if (!/^@clerk\/(nextjs|backend|clerk-sdk-node)(\/|$)/.test(specifier)) return null;
  return told(run)[name] ?? unknown("data", name);
};

function told(run: Run): Record<string, Value> {
  const found = run.world.memo.get("clerk") as Record<string, Value> | undefined;
  if (found) return found;
  const made = exportsFor(run.world.clerkMajor);
  run.world.memo.set("clerk", made);
  return made;
}

function exportsFor(major: number): Record<string, Value> {
  const isAsync = major >= 6;
  return {
    auth: native("auth", (run, _args, site) => authCall(run, site, isAsync), {
      ...(isAsync
        ? { protect: native("auth.protect", (run, args, site) => protect(run, args, site, isAsync)) }
        : {}),
    }),
    getAuth: native("getAuth", (run, _args, site) => authObject(run, originAt(site, "auth-check"), isAsync)),
    currentUser: native("currentUser", (run, _args, site) => {
      noteCached(run, site, originAt(site, "current-user"));
      return promise(clerkUser(run, originAt(site, "current-user")));
    }),
    redirectToSignIn: native("redirectToSignIn", (run, args, site) => signInRedirect(run, args, site)),
    redirectToSignUp: native("redirectToSignUp", (run, args, site) => signInRedirect(run, args, site)),
    createRouteMatcher: native("createRouteMatcher", (run, [patterns = nothing], site) =>
      matcherOf(run, patterns, site),
    ),
    clerkMiddleware,
    authMiddleware: legacyMiddleware,
    withClerkMiddleware,
    clerkClient: clerkClientFor(isAsync),
    createClerkClient: native("createClerkClient", clerkApi),
    verifyToken: native("verifyToken", (run, _args, site) => {
      const origin = originAt(site, "auth-check");
      if (run.caller !== "signed-out")
        return promise(unknown("data", "a token", ["caller"], { truthy: true, from: origin }));
      run.events.push({ kind: "check", origin, site, depth: run.stack.length, stops: true });
      const rejected = promise(nothing, new Thrown("throw", unknown("data", "invalid token"), site, origin));
      run.rejected.push(rejected);
      return rejected;
    }),
    verifyWebhook: native("verifyWebhook", (run, _args, site) => {
      const origin: Origin = {
        ...originAt(site, "signature"),
        requires: { other: "a valid signature" },
      };
      if (run.caller === "full") return promise(unknown("data", "a webhook event", ["body"]));
      run.events.push({ kind: "check", origin, site, depth: run.stack.length, stops: true });
      const rejected = promise(
        nothing,
        new Thrown("throw", unknown("data", "invalid signature"), site, origin),
      );
      run.rejected.push(rejected);
      return rejected;
    }),
    SignedIn: native("SignedIn", (run, _args, site) => shown(run, site, run.caller !== "signed-out")),
    SignedOut: native("SignedOut", (run, _args, site) => shown(run, site, run.caller === "signed-out")),
    Protect: native("Protect", (run, [props = nothing], site) => shown(run, site, meets(run, props))),
    Show: native("Show", (run, [props = nothing], site) => showComponent(run, props, site)),
    ...legacyWrappers,
    RedirectToSignIn: native("RedirectToSignIn", (_run, _args, site) => {
      throw new Thrown("sign-in", nothing, site);
    }),
  };
}

function authCall(run: Run, site: Site, isAsync: boolean): Value {
  const origin = originAt(site, "auth-check");
  noteCached(run, site, origin);
  const object = authObject(run, origin, isAsync);
  return isAsync ? { ...promise(object), from: origin } : object;
}

/** Clerk's API: reading and changing users is work; only `authenticateRequest` asks who calls. */
function clerkApi(): Value {
  const authenticate = native("authenticateRequest", (run, _args, site) => {
    const origin = originAt(site, "auth-check");
    const isIn = known(run.caller !== "signed-out", origin);
    const toAuth = native("toAuth", () => authObject(run, origin, false));
    return promise(
      record({ isSignedIn: isIn, isAuthenticated: isIn, toAuth }, unknown("data", "request state")),
    );
  });
  return record({ authenticateRequest: authenticate }, unknown("package", "clerkClient"));
}

function clerkClientFor(isAsync: boolean): Value {
  return isAsync ? native("clerkClient", () => promise(clerkApi())) : clerkApi();
}

/** Components that show their children to some only. Before Clerk 5 that happens in the browser. */
function shown(run: Run, site: Site, isShown: boolean): Value {
  if (run.world.clerkMajor < 5) return known(true);
  const origin = originAt(site, "auth-check");
  run.events.push({ kind: "check", origin, site, depth: run.stack.length, stops: false });
  return known(isShown);
}

function meets(run: Run, props: Value): boolean {
  if (run.caller === "signed-out") return false;
  return run.caller === "full" || requirementOf(props) === null;
}

function showComponent(run: Run, props: Value, site: Site): Value {
  const when = props.kind === "record" ? props.members.get("when") : undefined;
  if (when?.kind === "known" && when.value === "signed-out")
    return shown(run, site, run.caller === "signed-out");
  if (when?.kind === "known") return shown(run, site, run.caller !== "signed-out");
  if (when?.kind === "record") return shown(run, site, meets(run, when));
  return unknown("data", describe(site).text);
}
