// Redirects and not-found travel as errors: what tells them from others, and hands them on.
import { errorBehind } from "../evaluate/caught.ts";
import { known, native, nothing, type StopCause, type Value } from "../evaluate/value.ts";
import type { Knowledge } from "./index.ts";

const own: StopCause[] = ["protect", "redirect", "not-found", "unauthorized", "forbidden", "sign-in"];

const isOneOf = (name: string, causes: StopCause[]) =>
  native(name, (_run, [error = nothing]) => {
    const thrown = errorBehind(error);
    return known(thrown !== null && causes.includes(thrown.cause));
  });

const rethrow = native("unstable_rethrow", (_run, [error = nothing]) => {
  const thrown = errorBehind(error);
  if (thrown && own.includes(thrown.cause)) throw thrown;
  return nothing;
});

const told: Record<string, Value> = {
  unstable_rethrow: rethrow,
  isRedirectError: isOneOf("isRedirectError", ["redirect", "sign-in", "protect"]),
  isNotFoundError: isOneOf("isNotFoundError", ["not-found", "protect"]),
  isHTTPAccessFallbackError: isOneOf("isHTTPAccessFallbackError", ["not-found", "unauthorized", "forbidden"]),
  isNextRouterError: isOneOf("isNextRouterError", own),
};

export const nextErrors: Knowledge = (_run, specifier, name) =>
  specifier.startsWith("next/") ? (told[name] ?? null) : null;
