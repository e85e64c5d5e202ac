// Wrappers of Clerk 4's Pages Router: `withAuth` only adds `req.auth`, `requireAuth` refuses.
import { invoke } from "../evaluate/calls.ts";
import { memberOf } from "../evaluate/members.ts";
import type { Run } from "../evaluate/run.ts";
import { native, nothing, type Site, type Value } from "../evaluate/value.ts";
import { authObject, originAt } from "./clerk-auth.ts";

export const legacyWrappers: Record<string, Value> = {
  withAuth: native("withAuth", (_run, [handler = nothing]) => withSession(handler)),
  withServerSideAuth: native("withServerSideAuth", (_run, [handler = nothing]) =>
    native("withServerSideAuth()", (run, [context = nothing], site) => {
      addSession(run, memberOf(run, context, "req", site), site);
      return handler.kind === "closure" ? invoke(run, handler, [context], site, null) : nothing;
    }),
  ),
  requireAuth: native("requireAuth", (_run, [handler = nothing]) =>
    native("requireAuth()", (run, args, site) => {
      const origin = originAt(site, "auth-check");
      const stops = run.caller === "signed-out";
      run.events.push({ kind: "check", origin, site, depth: run.stack.length, stops });
      if (stops) {
        run.events.push({ kind: "respond", site, status: 401 });
        return nothing;
      }
      return invoke(run, withSession(handler), args, site, null);
    }),
  ),
};

function withSession(handler: Value): Value {
  return native("withAuth()", (run, args, site) => {
    addSession(run, args[0] ?? nothing, site);
    return invoke(run, handler, args, site, null);
  });
}

function addSession(run: Run, request: Value, site: Site): void {
  if (request.kind === "record") {
    request.members.set("auth", authObject(run, originAt(site, "auth-check"), false));
  }
}
