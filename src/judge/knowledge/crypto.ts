// Node's crypto: hand-made signatures, and secrets compared in constant time.
import { mixed, sourcesOf } from "../evaluate/mixed.ts";
import type { Run } from "../evaluate/run.ts";
import { type Native, native, nothing, promise, record, unknown, type Value } from "../evaluate/value.ts";
import { ask } from "./demand.ts";
import type { Knowledge } from "./index.ts";
import { hasSigned, noteSigned } from "./signing.ts";

/** Nobody can make it who does not hold the key, so it counts as something only the server knows. */
function keyedHash(run: Run): Value {
  noteSigned(run);
  return unknown("data", "a keyed hash", ["env"], { truthy: true });
}

const createHmac = native("createHmac", () => {
  const made = record({ digest: native("digest", keyedHash) }, unknown("data", "createHmac()"));
  made.members.set(
    "update",
    native("update", () => made),
  );
  return made;
});

/** Keeps where the text came from: a hashed header is still what the caller sent. */
const createHash = native("createHash", () => hashOf([]));

function hashOf(parts: Value[]): Value {
  return record(
    {
      update: native("update", (_run, [part = nothing]) => hashOf([...parts, part])),
      digest: native("digest", () => ({ ...mixed(parts, "a hash"), truthy: true })),
    },
    unknown("data", "createHash()"),
  );
}

/** In a gate a header that opens the way is reported as such. */
const timingSafeEqual = native("timingSafeEqual", (run, args, site) => {
  const isSecret = args.some((arg) => sourcesOf(arg).has("env"));
  if (run.mode === "gate" || !(isSecret || hasSigned(run))) return mixed(args, "timingSafeEqual()");
  return ask(run, site, hasSigned(run) ? "signature" : "secret");
});

const subtle = record(
  {
    verify: native("subtle.verify", (run, args, site) =>
      promise(run.mode === "gate" ? mixed(args, "verify()") : ask(run, site, "signature")),
    ),
    sign: native("subtle.sign", (run) => promise(keyedHash(run))),
    digest: native("subtle.digest", (_run, [, text = nothing]) =>
      promise({ ...mixed([text], "a hash"), truthy: true }),
    ),
  },
  unknown("data", "subtle"),
);

const names: Record<string, Value> = {
  createHmac,
  createHash,
  timingSafeEqual,
  subtle,
  webcrypto: record({ subtle }, unknown("data", "webcrypto")),
};

const whole = record(names, unknown("data", "crypto"));

const compare: Native = native("safeCompare", (run, args, site) =>
  timingSafeEqual.call(run, args, site, null),
);

export const crypto: Knowledge = (_run, specifier, name) => {
  if (specifier === "safe-compare" || specifier === "tsscmp") return compare;
  if (specifier !== "crypto" && specifier !== "node:crypto") return null;
  return name === "default" ? whole : (names[name] ?? unknown("data", name));
};
