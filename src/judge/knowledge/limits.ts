// Rate limits and shields. What they refuse they refuse for everybody, so the caller who is judged is one they let through.
import { known, native, record, type Shape, unknown, type Value } from "../evaluate/value.ts";
import { asyncNative } from "./async-native.ts";
import { told } from "./told.ts";

const allowed = record(
  {
    isDenied: native("isDenied", () => known(false)),
    isErrored: native("isErrored", () => known(false)),
    isChallenged: native("isChallenged", () => known(false)),
    isAllowed: native("isAllowed", () => known(true)),
    conclusion: known("ALLOW"),
  },
  unknown("data", "the decision"),
);

const arcjet: Shape = record(
  {
    protect: asyncNative("protect", () => allowed),
    withRule: native("withRule", (): Value => arcjet),
  },
  unknown("data", "arcjet"),
);

const notLimited = asyncNative("limit", () =>
  record(
    { success: known(true), ok: known(true), isRateLimited: known(false), rateLimited: known(false) },
    unknown("data", "the limit"),
  ),
);

const limiter = record({ limit: notLimited, blockUntilReady: notLimited }, unknown("data", "the limiter"));

const Ratelimit = native("Ratelimit", () => limiter, {
  slidingWindow: native("slidingWindow", () => unknown("data", "a window")),
  fixedWindow: native("fixedWindow", () => unknown("data", "a window")),
  tokenBucket: native("tokenBucket", () => unknown("data", "a window")),
  cachedFixedWindow: native("cachedFixedWindow", () => unknown("data", "a window")),
});

const makesArcjet = native("arcjet", () => arcjet);

export const limits = told({
  "@arcjet/next": { default: makesArcjet },
  "@upstash/ratelimit": { Ratelimit },
  "@unkey/ratelimit": { Ratelimit },
  "@vercel/firewall": { checkRateLimit: notLimited },
  "next-rate-limit": {
    default: native("rateLimit", () =>
      record({ checkNext: asyncNative("checkNext", () => unknown("data", "headers")) }),
    ),
  },
});
