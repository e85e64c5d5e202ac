// What a package asks of the caller by itself: a session of another library, a signature, a secret.
import type { Requires } from "../../verdict.ts";
import type { Run } from "../evaluate/run.ts";
import {
  known,
  type Origin,
  type Site,
  type StopCause,
  Thrown,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { originAt } from "./clerk-auth.ts";

export type Demanded = "other-auth" | "signature" | "secret";

const requires: Record<Demanded, Requires | null> = {
  "other-auth": null,
  signature: { other: "a valid signature" },
  secret: { other: "a shared secret" },
};

/** Throws for callers who do not have it. */
export function demand(run: Run, site: Site, via: Demanded, cause: StopCause = "throw"): Origin {
  const origin = originAt(site, via, requires[via]);
  const stops = !meets(run, via);
  run.events.push({ kind: "check", origin, site, depth: run.stack.length, stops });
  if (stops) throw new Thrown(cause, unknown("data", "error"), site, origin);
  return origin;
}

/** Tells whether the caller has it: `if (!isValidSignature(…))`. */
export function ask(run: Run, site: Site, via: Demanded): Value {
  return known(meets(run, via), originAt(site, via, requires[via]));
}

/** A session is enough for other libraries; nobody but the sender has a signature or a secret. */
function meets({ caller }: Run, via: Demanded): boolean {
  return via === "other-auth" ? caller !== "signed-out" : caller === "full";
}
