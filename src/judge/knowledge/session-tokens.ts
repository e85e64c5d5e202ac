// Tokens and sessions of smaller libraries: better-auth, Lucia, iron-session, jose, jsonwebtoken, Firebase.
import { respond } from "../builtins/answers.ts";
import { invoke } from "../evaluate/calls.ts";
import type { Run } from "../evaluate/run.ts";
import {
  known,
  type Native,
  native,
  nothing,
  record,
  type Site,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { asyncNative } from "./async-native.ts";
import { originAt } from "./clerk-auth.ts";
import { demand } from "./demand.ts";
import { callerData, otherSession, otherUser, personOf } from "./other-session.ts";
import { told } from "./told.ts";

const endpoint = native("auth handler", () => respond(nothing, undefined, 200));

const betterAuth = native("betterAuth", () =>
  record(
    {
      api: record(
        {
          getSession: asyncNative("getSession", (run, _args, site) => otherSession(run, site)),
          userHasPermission: asyncNative("userHasPermission", (run, _args, site) =>
            record({ success: known(run.caller === "full", originAt(site, "other-auth", permission)) }),
          ),
          hasPermission: asyncNative("hasPermission", (run, _args, site) =>
            record({ success: known(run.caller === "full", originAt(site, "other-auth", permission)) }),
          ),
        },
        unknown("package", "auth.api"),
      ),
      handler: endpoint,
    },
    unknown("data", "betterAuth()"),
  ),
);
const permission = { other: "a permission" };

const toNextJsHandler = native("toNextJsHandler", () =>
  record(Object.fromEntries(["GET", "POST", "PUT", "PATCH", "DELETE"].map((name) => [name, endpoint]))),
);

/** Whoever calls can send such a cookie: nothing has looked into it. */
const getSessionCookie = native("getSessionCookie", () => unknown("input", "the session cookie", ["cookie"]));

/** `{ user, session }`, both null for who is signed out. */
const validateSession = asyncNative("validateSession", (run, _args, site) => {
  const origin = originAt(site, "other-auth");
  return record({ user: otherUser(run, site), session: otherUser(run, site) }, null, origin);
});
const Lucia = native("Lucia", () => record({ validateSession }, unknown("package", "lucia")));

/** An object in any case; without a session it is empty. */
const getIronSession = asyncNative("getIronSession", (run, _args, site) => {
  const origin = originAt(site, "other-auth");
  const touch = { save: asyncNative("save", () => nothing), destroy: native("destroy", () => nothing) };
  return record(touch, run.caller === "signed-out" ? null : callerData("session", origin), origin);
});

/** Throws unless the token is valid. */
const verifies = (name: string, wrap: (claims: Value) => Value): Native =>
  asyncNative(name, (run, _args, site) => wrap(personOf(demand(run, site, "other-auth"))));

const payload = (claims: Value): Value => record({ payload: claims }, unknown("data", "the token"));

/** `verify(token, secret)` throws; with a callback it tells. */
const verifyNow = native("verify", (run, args, site) => {
  const callback = args.findLast(({ kind }) => kind === "closure");
  if (!callback) return personOf(demand(run, site, "other-auth"));
  return tell(run, callback, site);
});

function tell(run: Run, callback: Value, site: Site): Value {
  const origin = originAt(site, "other-auth");
  const isOut = run.caller === "signed-out";
  const error = isOut ? unknown("data", "error", [], { truthy: true, from: origin }) : known(null, origin);
  return invoke(run, callback, [error, isOut ? known(undefined, origin) : personOf(origin)], site, null);
}

const jsonwebtoken = {
  verify: verifyNow,
  sign: native("sign", () => unknown("data", "a token", [], { truthy: true })),
  decode: native("decode", () => unknown("input", "a token that nothing has verified", ["header"])),
};

const firebaseAuth = record(
  {
    verifyIdToken: verifies("verifyIdToken", (claims) => claims),
    verifySessionCookie: verifies("verifySessionCookie", (claims) => claims),
  },
  unknown("package", "getAuth()"),
);
const getAuth = native("getAuth", () => firebaseAuth);
const admin = record({ auth: getAuth }, unknown("package", "admin"));

const getTokens = asyncNative("getTokens", (run, _args, site) => {
  const origin = originAt(site, "other-auth");
  if (run.caller === "signed-out") return known(null, origin);
  return record({ decodedToken: personOf(origin) }, callerData("tokens", origin), origin);
});

export const sessionTokens = told({
  "better-auth": { betterAuth },
  "better-auth/minimal": { betterAuth },
  "better-auth/next-js": { toNextJsHandler },
  "better-auth/cookies": { getSessionCookie },
  lucia: { Lucia },
  "iron-session": { getIronSession },
  jose: {
    jwtVerify: verifies("jwtVerify", payload),
    jwtDecrypt: verifies("jwtDecrypt", payload),
    compactVerify: verifies("compactVerify", payload),
    decodeJwt: native("decodeJwt", () => unknown("input", "a token that nothing has verified", ["header"])),
    createRemoteJWKSet: native("createRemoteJWKSet", () => unknown("data", "a key set")),
  },
  jsonwebtoken: { default: record(jsonwebtoken, unknown("data", "jwt")), ...jsonwebtoken },
  "firebase-admin": { default: admin, auth: getAuth },
  "firebase-admin/auth": { getAuth },
  "next-firebase-auth-edge": { getTokens },
});
