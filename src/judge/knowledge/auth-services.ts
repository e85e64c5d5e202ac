// WorkOS AuthKit, Auth0, Kinde: sessions of other services, and their wrappers.
import { pass, respond } from "../builtins/answers.ts";
import { invoke } from "../evaluate/calls.ts";
import type { Run } from "../evaluate/run.ts";
import {
  known,
  type Native,
  native,
  nothing,
  record,
  type Shape,
  type Site,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { asyncNative, settle } from "./async-native.ts";
import { originAt } from "./clerk-auth.ts";
import { demand } from "./demand.ts";
import { callerData, otherSession, otherUser } from "./other-session.ts";
import { told } from "./told.ts";

/** `{ user }`: null for who is signed out. `ensureSignedIn` sends them away. */
const withAuth = asyncNative("withAuth", (run, [options = nothing], site) => {
  const wanted = options.kind === "record" ? options.members.get("ensureSignedIn") : undefined;
  if (wanted?.kind === "known" && wanted.value) demand(run, site, "other-auth", "redirect");
  return workosSession(run, site);
});

function workosSession(run: Run, site: Site): Shape {
  const origin = originAt(site, "other-auth");
  const rest = run.caller === "signed-out" ? null : callerData("session", origin);
  return record({ user: otherUser(run, site) }, rest, origin);
}

const endpoint = native("sign-in handler", () => respond(nothing, undefined, 200));
const makesEndpoint = (name: string): Native => native(name, () => endpoint);
const passes = (name: string): Native => native(name, () => native(`${name}()`, pass));

const session = asyncNative("getSession", (run, _args, site) => otherSession(run, site));

/** `withApiAuthRequired(handler)`, `withPageAuthRequired(page)`; `{ getServerSideProps }` is such a handler too. */
const required = (name: string, status: 401 | 307): Native =>
  native(name, (_run, [first = nothing]) => {
    const handler = first.kind === "record" ? (first.members.get("getServerSideProps") ?? nothing) : first;
    return asyncNative(`${name}()`, (run, args, site) => {
      demand(run, site, "other-auth", status === 401 ? "unauthorized" : "redirect");
      const isFunction = handler.kind === "closure" || handler.kind === "native";
      return isFunction ? settle(invoke(run, handler, args, site, null)) : record({ props: record({}) });
    });
  });

const auth0 = {
  getSession: session,
  withApiAuthRequired: required("withApiAuthRequired", 401),
  withPageAuthRequired: required("withPageAuthRequired", 307),
};

const auth0Client = native("Auth0Client", () =>
  record({ ...auth0, middleware: asyncNative("middleware", pass) }, unknown("package", "auth0")),
);

const kinde = native("getKindeServerSession", () =>
  record(
    {
      getUser: asyncNative("getUser", (run, _args, site) => otherUser(run, site)),
      isAuthenticated: asyncNative("isAuthenticated", (run, _args, site) =>
        known(run.caller !== "signed-out", originAt(site, "other-auth")),
      ),
      ...Object.fromEntries(
        ["getPermission", "getPermissions", "getOrganization", "getRoles"].map((name) => [
          name,
          asyncNative(name, (run, _args, site) => granted(run, name, site)),
        ]),
      ),
    },
    unknown("data", "getKindeServerSession()"),
  ),
);

/** What somebody may have been given on top of an account. */
function granted(run: Run, name: string, site: Site): Value {
  const origin = originAt(site, "other-auth", { other: `${name}()` });
  if (run.caller === "full") return unknown("data", name, ["caller"], { truthy: true, from: origin });
  return run.caller === "plain"
    ? record({ isGranted: known(false, origin) }, null, origin)
    : known(null, origin);
}

const workos = {
  withAuth,
  getUser: withAuth,
  authkit: asyncNative("authkit", (run, _args, site) =>
    record({ session: workosSession(run, site) }, unknown("data", "authkit()")),
  ),
  authkitMiddleware: passes("authkitMiddleware"),
  authkitProxy: passes("authkitProxy"),
  handleAuth: makesEndpoint("handleAuth"),
};

export const authServices = told({
  "@workos-inc/authkit-nextjs": workos,
  "@auth0/nextjs-auth0": { ...auth0, handleAuth: makesEndpoint("handleAuth") },
  "@auth0/nextjs-auth0/edge": auth0,
  "@auth0/nextjs-auth0/server": { Auth0Client: auth0Client },
  "@kinde-oss/kinde-auth-nextjs/server": {
    getKindeServerSession: kinde,
    handleAuth: makesEndpoint("handleAuth"),
  },
});
