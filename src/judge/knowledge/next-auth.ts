// NextAuth 4 and Auth.js 5: sessions, the wrapper `auth(handler)`, and what stands behind the catch-all of its own.
import { pass, respond } from "../builtins/answers.ts";
import { invoke } from "../evaluate/calls.ts";
import { memberOf } from "../evaluate/members.ts";
import { truthiness } from "../evaluate/operators.ts";
import type { Run } from "../evaluate/run.ts";
import {
  type Native,
  native,
  nothing,
  record,
  type Shape,
  type Site,
  Thrown,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { asyncNative, settle } from "./async-native.ts";
import { originAt } from "./clerk-auth.ts";
import { otherSession } from "./other-session.ts";
import { told } from "./told.ts";

const session = (name: string): Native => asyncNative(name, (run, _args, site) => otherSession(run, site));

/** Sign-in pages and callbacks are open by nature. */
const endpoint = native("NextAuth()", () => respond(nothing, undefined, 200));

const NextAuth = native("NextAuth", (_run, [config = nothing]) => {
  const made = native("NextAuth()", endpoint.call);
  made.members = new Map<string, Value>([
    ["handlers", record({ GET: endpoint, POST: endpoint })],
    ["auth", authFunction(config)],
    ["signIn", signIn],
    ["signOut", native("signOut", () => nothing)],
  ]);
  return made;
});

const signIn = asyncNative("signIn", (_run, [target = nothing], site) => {
  throw new Thrown("redirect", target, site);
});

/** `auth()` gives the session, `auth(handler)` puts it into `req.auth`, and as a gate it asks `authorized`. */
function authFunction(config: Value): Native {
  return native("auth", (run, args, site) => {
    const [first] = args;
    if (first && isFunction(first)) return wrapped(first);
    if (run.mode === "gate" && first?.kind === "record" && first.members.has("nextUrl"))
      return gate(run, config, first, site);
    return session("auth").call(run, args, site, null);
  });
}

function wrapped(handler: Value): Native {
  return asyncNative("auth()", (run, [request = nothing, ...more], site) =>
    settle(invoke(run, handler, [withSession(run, request, site), ...more], site, null)),
  );
}

function withSession(run: Run, request: Value, site: Site): Value {
  if (request.kind !== "record") return request;
  const made: Shape = { ...request, members: new Map(request.members) };
  made.members.set("auth", otherSession(run, site));
  return made;
}

function gate(run: Run, config: Value, request: Value, site: Site): Value {
  const callbacks = config.kind === "record" ? memberOf(run, config, "callbacks", site) : nothing;
  const authorized = callbacks.kind === "record" ? callbacks.members.get("authorized") : undefined;
  if (!authorized || !isFunction(authorized)) return pass();
  const given = record({ auth: otherSession(run, site), request });
  const value = settle(invoke(run, authorized, [given], site, null));
  if (value.kind === "answer") return value;
  return truthiness(value) === false ? { ...respond(nothing, undefined, 307), action: "redirect" } : pass();
}

const isFunction = (value: Value): boolean => value.kind === "closure" || value.kind === "native";

/** The gate of version 4. Without Clerk it is none that is judged: whoever calls gets past it. */
const withAuth = native("withAuth", (_run, [first = nothing], site) => {
  if (first.kind !== "closure") return isRequest(first) ? pass() : native("withAuth()", pass);
  return native("withAuth()", (inner, [request = nothing, ...more]) => {
    const origin = originAt(site, "other-auth");
    const given = withSession(inner, request, site);
    if (given.kind === "record")
      given.members.set(
        "nextauth",
        record({ token: otherSession(inner, site) }, unknown("data", "nextauth"), origin),
      );
    return invoke(inner, first, [given, ...more], site, null);
  });
});

const isRequest = (value: Value): boolean => value.kind === "record" && value.members.has("nextUrl");

const getServerSession = session("getServerSession");

const main = {
  default: NextAuth,
  getServerSession,
  unstable_getServerSession: session("unstable_getServerSession"),
  NextAuth,
};

export const nextAuth = told({
  "next-auth": main,
  "next-auth/next": main,
  "next-auth/jwt": { getToken: session("getToken") },
  "next-auth/react": { getSession: session("getSession") },
  "next-auth/middleware": { default: withAuth, withAuth },
});
