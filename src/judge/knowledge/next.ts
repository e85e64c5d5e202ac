// next/server, next/navigation, next/headers, next/cache and what else of Next.js code calls.
import { pass, respond, responseClass } from "../builtins/answers.ts";
import { callBacks } from "../evaluate/call-backs.ts";
import { errorBehind } from "../evaluate/caught.ts";
import { headerSource, named } from "../evaluate/named.ts";
import {
  known,
  type Native,
  native,
  nothing,
  promise,
  record,
  type StopCause,
  Thrown,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import type { Knowledge } from "./index.ts";
import { lazyComponent } from "./lazy.ts";

const stop = (name: string, cause: StopCause) =>
  native(name, (_run, [target = nothing], site) => {
    throw new Thrown(cause, target, site);
  });

const nextResponse = responseClass("NextResponse", {
  next: native("NextResponse.next", pass),
  rewrite: native("NextResponse.rewrite", (_run, [target = nothing]) => ({
    ...respond(target, undefined, 200),
    action: "rewrite",
  })),
});

const later = native("after", (run, args, site) => {
  callBacks(run, args, site);
  return nothing;
});

const same = (name: string): Native => native(name, (_run, [fn = nothing]) => fn);
const nothingOf = (name: string): Native => native(name, () => nothing);
const nothingLater = (name: string): Native => native(name, () => promise(nothing));

/** One object each: the same name asked twice is the same value. Works awaited (Next 15) and not (before). */
const headerStore = named("headers()", headerSource);
const cookieStore = named("cookies()", () => ["cookie"]);

const write = native("cookies().set", (run, _args, site) => {
  run.events.push({ kind: "work", site, isWrite: true, rendered: false, note: "cookies().set()" });
  return nothing;
});
cookieStore.members.set("set", write);
cookieStore.members.set("delete", write);

const draftMode = record({
  isEnabled: unknown("input", "draftMode().isEnabled", ["cookie"]),
  enable: nothingOf("enable"),
  disable: nothingOf("disable"),
});

/** Errors by which `redirect()` and its like leave a function. */
const tellsError = (name: string, causes: StopCause[]): Native =>
  native(name, (_run, [error = nothing]) => {
    const found = errorBehind(error);
    return found ? known(causes.includes(found.cause)) : unknown("data", name);
  });

const redirects: StopCause[] = ["redirect", "sign-in", "protect"];
const refusals: StopCause[] = ["not-found", "unauthorized", "forbidden"];

const rethrow = native("unstable_rethrow", (_run, [error = nothing]) => {
  const found = errorBehind(error);
  if (found && [...redirects, ...refusals].includes(found.cause)) throw found;
  return nothing;
});

const isRedirectError = tellsError("isRedirectError", redirects);
const isRefusal = tellsError("isHTTPAccessFallbackError", refusals);
const isNextError = tellsError("isNextRouterError", [...redirects, ...refusals]);

const modules: Record<string, Record<string, Value>> = {
  "next/server": {
    NextResponse: nextResponse,
    after: later,
    unstable_after: later,
    connection: nothingLater("connection"),
    userAgent: unknown("input", "userAgent", ["header"]),
    userAgentFromString: unknown("input", "userAgentFromString", ["header"]),
  },
  "next/navigation": {
    redirect: stop("redirect", "redirect"),
    permanentRedirect: stop("permanentRedirect", "redirect"),
    notFound: stop("notFound", "not-found"),
    unauthorized: stop("unauthorized", "unauthorized"),
    forbidden: stop("forbidden", "forbidden"),
    unstable_rethrow: rethrow,
    RedirectType: record({ push: known("push"), replace: known("replace") }),
  },
  "next/headers": {
    headers: native("headers", () => headerStore),
    cookies: native("cookies", () => cookieStore),
    draftMode: native("draftMode", () => draftMode),
  },
  "next/cache": {
    unstable_cache: same("unstable_cache"),
    ...Object.fromEntries(
      [
        "revalidatePath",
        "revalidateTag",
        "updateTag",
        "expireTag",
        "expirePath",
        "refresh",
        "cacheTag",
        "cacheLife",
        "unstable_cacheTag",
        "unstable_cacheLife",
        "unstable_noStore",
        "unstable_expireTag",
        "unstable_expirePath",
      ].map((name) => [name, nothingOf(name)]),
    ),
  },
  "next/og": { ImageResponse: responseClass("ImageResponse") },
  "next/dynamic": { default: lazyComponent("dynamic") },
  "next/dist/client/components/redirect": { isRedirectError },
  "next/dist/client/components/redirect-error": { isRedirectError },
  "next/dist/client/components/not-found": { isNotFoundError: isRefusal },
  "next/dist/client/components/http-access-fallback/http-access-fallback": {
    isHTTPAccessFallbackError: isRefusal,
  },
  "next/dist/client/components/is-next-router-error": { isNextRouterError: isNextError },
};

export const next: Knowledge = (_run, specifier, name) => {
  const told = modules[specifier.replace(/\.js$/, "")];
  if (told) return told[name] ?? unknown("data", name);
  return specifier === "next" || specifier.startsWith("next/") ? unknown("data", name) : null;
};
