// Supabase's own session, beside its database: `supabase.auth.getUser()`, `getSession()`, `getClaims()`.
import {
  known,
  type Native,
  native,
  record,
  type Shape,
  type Site,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { asyncNative } from "./async-native.ts";
import { originAt } from "./clerk-auth.ts";
import { callerData, otherUser, personOf } from "./other-session.ts";
import { told } from "./told.ts";

const auth = record(
  {
    getUser: asyncNative("getUser", (run, _args, site) => {
      const from = originAt(site, "other-auth");
      const error = unknown("data", "error", [], { truthy: true, from });
      const isOut = run.caller === "signed-out";
      return result(record({ user: otherUser(run, site) }), isOut ? error : known(null), site);
    }),
    getSession: asyncNative("getSession", (run, _args, site) => {
      const origin = originAt(site, "other-auth");
      const session =
        run.caller === "signed-out"
          ? known(null, origin)
          : record({ user: personOf(origin) }, callerData("session", origin), origin);
      return result(record({ session }), known(null), site);
    }),
    getClaims: asyncNative("getClaims", (run, _args, site) => {
      const origin = originAt(site, "other-auth");
      const isOut = run.caller === "signed-out";
      const data = isOut ? known(null, origin) : record({ claims: personOf(origin) }, null, origin);
      return result(data, known(null), site);
    }),
  },
  unknown("package", "supabase.auth"),
);

function result(data: Value, error: Value, site: Site): Shape {
  return record({ data, error }, null, originAt(site, "other-auth"));
}

const client = record({ auth }, unknown("package", "supabase"));

const makes = (name: string): Native => native(name, () => client);

const names = [
  "createServerClient",
  "createBrowserClient",
  "createClient",
  "createServerComponentClient",
  "createServerActionClient",
  "createRouteHandlerClient",
  "createMiddlewareClient",
  "createPagesServerClient",
  "createServerSupabaseClient",
];
const clients = Object.fromEntries(names.map((name) => [name, makes(name)]));

export const supabase = told({
  "@supabase/ssr": clients,
  "@supabase/supabase-js": clients,
  "@supabase/auth-helpers-nextjs": clients,
});
