// A session of another library than Clerk: null for callers who are signed out.
import type { Run } from "../evaluate/run.ts";
import { known, type Origin, record, type Shape, type Site, unknown, type Value } from "../evaluate/value.ts";
import { originAt } from "./clerk-auth.ts";

/** `{ user: { id, email, … }, … }` or null. */
export function otherSession(run: Run, site: Site): Value {
  const origin = originAt(site, "other-auth");
  if (run.caller === "signed-out") return known(null, origin);
  const user = personOf(origin);
  return record({ user, session: personOf(origin) }, callerData("session", origin), origin);
}

/** The user alone, or null. */
export function otherUser(run: Run, site: Site): Value {
  const origin = originAt(site, "other-auth");
  return run.caller === "signed-out" ? known(null, origin) : personOf(origin);
}

export function personOf(origin: Origin): Shape {
  const members = ["id", "email", "name", "sub", "uid"].map((name): [string, Value] => [
    name,
    unknown("data", `user.${name}`, ["caller"], { truthy: true, from: origin }),
  ]);
  return record(Object.fromEntries(members), callerData("user", origin), origin);
}

export const callerData = (note: string, from: Origin): Value => unknown("data", note, ["caller"], { from });
