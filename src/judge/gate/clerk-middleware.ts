// `clerkMiddleware(handler)` and the older `authMiddleware(options)`: what they do with a request.
import { matchesClerkPattern } from "../../routes/clerk-pattern.ts";
import { pass, respond } from "../builtins/answers.ts";
import { awaited } from "../evaluate/awaited.ts";
import { invoke } from "../evaluate/calls.ts";
import { memberOf } from "../evaluate/members.ts";
import { truthiness } from "../evaluate/operators.ts";
import { type Caller, decide, type Run } from "../evaluate/run.ts";
import {
  type Answer,
  known,
  native,
  nothing,
  promise,
  type Site,
  Thrown,
  type Value,
} from "../evaluate/value.ts";
import { authObject, originAt } from "../knowledge/clerk-auth.ts";
import { protect } from "../knowledge/clerk-protect.ts";
import { notePatterns } from "./clerk-matcher.ts";

export const clerkMiddleware = native("clerkMiddleware", (_run, [first = nothing]) => {
  const handler = first.kind === "closure" || first.kind === "native" ? first : null;
  return native("clerkMiddleware()", (run, [request = nothing, event = nothing], site) => {
    run.events.push({ kind: "clerk", site });
    if (!handler) return promise(pass());
    return promise(settle(run, () => invoke(run, handler, [authParameter(run), request, event], site, null)));
  });
});

/** What `auth` is in a handler: a function with members; a promise from Clerk 6 on. */
function authParameter(run: Run): Value {
  const isAsync = run.world.clerkMajor >= 6;
  return native(
    "auth",
    (inner, _args, at) => {
      const origin = originAt(at, "auth-check");
      const object = authObject(inner, origin, isAsync);
      return isAsync ? { ...promise(object), from: origin } : object;
    },
    isAsync ? { protect: native("auth.protect", (inner, args, at) => protect(inner, args, at, true)) } : {},
  );
}

/** Clerk turns what stops callers into answers; the rest is an error of the app. */
function settle(run: Run, body: () => Value): Value {
  try {
    const value = awaited(body());
    return value.kind === "known" && !value.value ? pass() : value;
  } catch (error) {
    if (!(error instanceof Thrown) || error.cause === "throw" || error.cause === "error") throw error;
    return stoppedBy(error, run.caller);
  }
}

export function stoppedBy({ cause, from, value }: Thrown, caller: Caller): Answer {
  const isSignIn = cause === "protect" && caller === "signed-out";
  const status = isSignIn
    ? 307
    : ({ protect: 404, "not-found": 404, unauthorized: 401, forbidden: 403 }[cause as "protect"] ?? 307);
  const action = cause === "redirect" || cause === "sign-in" || isSignIn ? "redirect" : "respond";
  return { ...respond(value, undefined, status), action, from };
}

/** Skipped unless the options say otherwise: paths with an extension, and Next's own. */
const defaultIgnored = /^(?:(?!\/(?:api|trpc)).*\/)?(?:_next.*|[^/]+\.[\w]+)$/;

export const legacyMiddleware = native("authMiddleware", (_run, [options = nothing]) =>
  native("authMiddleware()", (run, [request = nothing, event = nothing], site) => {
    const option = (name: string): Value =>
      options.kind === "record" ? (options.members.get(name) ?? nothing) : nothing;
    const url = memberOf(run, request, "nextUrl", site);
    const path = memberOf(run, url, "pathname", site);
    const text = path.kind === "known" ? String(path.value) : "/";
    const ignored = option("ignoredRoutes");
    const isIgnored =
      ignored === nothing ? defaultIgnored.test(text) : covers(run, ignored, request, text, site);
    if (isIgnored) return pass();
    const before = option("beforeAuth");
    if (before.kind === "closure") {
      const result = awaited(invoke(run, before, [request, event], site, null));
      if (result.kind === "answer" && result.action !== "next") return result;
      // `false` means: leave this request alone.
      if (result.kind === "known" && result.value === false) return pass();
    }
    run.events.push({ kind: "clerk", site });
    const isPublic = covers(run, option("publicRoutes"), request, text, site) || isAuthPage(run, text);
    const after = option("afterAuth");
    const origin = { ...originAt(site, "auth-check"), note: "authMiddleware()" };
    if (after.kind === "closure" || after.kind === "native") {
      const auth = authObject(run, origin, false);
      auth.members.set("isPublicRoute", known(isPublic));
      auth.members.set("isApiRoute", known(/^\/(api|trpc)(\/|$)/.test(text)));
      return settle(run, () => invoke(run, after, [auth, request, event], site, null));
    }
    if (isPublic) return pass();
    run.events.push({ kind: "check", origin, site, depth: 0, stops: run.caller === "signed-out" });
    if (run.caller !== "signed-out") return pass();
    const isApi = /^\/(api|trpc)(\/|$)/.test(text);
    return { ...respond(nothing, undefined, isApi ? 401 : 307), action: isApi ? "respond" : "redirect" };
  }),
);

/** Clerk opens the pages where people sign in. */
function isAuthPage(run: Run, path: string): boolean {
  const { signIn, signUp } = run.world.project;
  return [signIn, signUp].some((page) => {
    const url = page?.url.replace(/\/\[\[?\.\.\..*$/, "");
    return url !== undefined && (path === url || path.startsWith(`${url}/`));
  });
}

function covers(run: Run, routes: Value, request: Value, path: string, site: Site): boolean {
  if (routes.kind === "closure") {
    const value = awaited(invoke(run, routes, [request], site, null));
    return value.kind === "unknown" ? decide(run, value, site) : (truthiness(value) ?? false);
  }
  const items = routes.kind === "list" ? routes.items : [routes];
  notePatterns(run, items, site);
  return items.some((item) => {
    if (item.kind === "regexp") return matchesClerkPattern(item.value, path);
    if (item.kind === "unknown") return decide(run, item, site);
    if (item.kind !== "known" || typeof item.value !== "string") return false;
    try {
      return matchesClerkPattern(item.value, path);
    } catch {
      return false;
    }
  });
}

/** Clerk 4: the session is made available, and what comes of it is up to the handler. */
export const withClerkMiddleware = native("withClerkMiddleware", (_run, [handler = nothing]) =>
  native("withClerkMiddleware()", (run, args, site) => {
    run.events.push({ kind: "clerk", site });
    return handler === nothing ? pass() : settle(run, () => invoke(run, handler, args, site, null));
  }),
);
