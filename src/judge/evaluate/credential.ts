// Is a comparison one of something the caller sends with something only the server knows?
import { hasSigned } from "../knowledge/signing.ts";
import { sourcesOf } from "./mixed.ts";
import { describe, type Run } from "./run.ts";
import type { Origin, Site, Value } from "./value.ts";

/** In a gate a header that opens the way is reported as such, whatever it is compared with. */
export function isCredentialCheck(run: Run, left: Value, right: Value): boolean {
  if (run.mode === "gate") return false;
  return (isSent(left) && isSecret(run, right)) || (isSent(right) && isSecret(run, left));
}

export function credentialOrigin(run: Run, site: Site): Origin {
  const { file, line, text } = describe(site);
  return hasSigned(run)
    ? { via: "signature", file, line, note: text, requires: { other: "a valid signature" } }
    : { via: "secret", file, line, note: text, requires: { other: "a shared secret" } };
}

function isSent(value: Value): boolean {
  const sources = sourcesOf(value);
  return ["header", "query", "body", "cookie", "credential"].some((source) =>
    sources.has(source as "header"),
  );
}

/** Nothing but the environment went into it: a variable that is named like a secret, or a hash made with one. */
function isSecret(run: Run, value: Value): boolean {
  const sources = sourcesOf(value);
  const isOwn = sources.size > 0 && [...sources].every((source) => source === "env" || source === "secret");
  return isOwn && (sources.has("secret") || hasSigned(run));
}
