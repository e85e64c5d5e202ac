// next/server, next/navigation, next/headers, next/cache and what else of Next.js code calls.
import { pass, respond, responseClass } from "../builtins/answers.ts";
import { callBacks } from "../evaluate/calls.ts";
import {
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

const same = native("unstable_cache", (_run, [fn = nothing]) => fn);

/** Works awaited (Next 15) and not (before). */
function requestStore(note: string, source: "header" | "cookie"): Value {
  const store = unknown("input", note, [source]);
  return native(note, () => store);
}

const modules: Record<string, Record<string, Value>> = {
  "next/server": {
    NextResponse: nextResponse,
    after: later,
    unstable_after: later,
    userAgent: unknown("input", "userAgent", ["header"]),
  },
  "next/navigation": {
    redirect: stop("redirect", "redirect"),
    permanentRedirect: stop("permanentRedirect", "redirect"),
    notFound: stop("notFound", "not-found"),
    unauthorized: stop("unauthorized", "unauthorized"),
    forbidden: stop("forbidden", "forbidden"),
  },
  "next/headers": {
    headers: requestStore("headers()", "header"),
    cookies: native("cookies", (run, _args, site) => {
      const write = native("cookies().set", (inner, _given, at) => {
        inner.events.push({
          kind: "work",
          site: at,
          isWrite: true,
          rendered: false,
          note: "cookies().set()",
        });
        return nothing;
      });
      void run;
      void site;
      return record({ set: write, delete: write }, unknown("input", "cookies()", ["cookie"]));
    }),
    draftMode: native("draftMode", () =>
      promise(record({ isEnabled: unknown("input", "draftMode().isEnabled", ["cookie"]) })),
    ),
  },
  "next/cache": {
    unstable_cache: same,
    revalidatePath: native("revalidatePath", () => nothing),
    revalidateTag: native("revalidateTag", () => nothing),
    unstable_noStore: native("unstable_noStore", () => nothing),
  },
};

export const next: Knowledge = (_run, specifier, name) => {
  const told = modules[specifier];
  if (told) return told[name] ?? unknown("data", name);
  return specifier.startsWith("next/") || specifier.startsWith("next-intl") ? unknown("data", name) : null;
};
