// Locales and shields in the gate: they pass, rewrite or redirect for everybody alike.
import { pass } from "../builtins/answers.ts";
import { invoke } from "../evaluate/calls.ts";
import {
  type Native,
  native,
  nothing,
  record,
  type StopCause,
  Thrown,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { asyncNative } from "./async-native.ts";
import type { Knowledge } from "./index.ts";
import { limits } from "./limits.ts";
import { told } from "./told.ts";

/** `createMiddleware(options)` gives the middleware. */
const makesPass = (name: string): Native => native(name, () => native(`${name}()`, pass));

/** Called with the request itself. */
const passes = (name: string): Native => native(name, pass);

const stop = (name: string, cause: StopCause): Native =>
  native(name, (_run, [target = nothing], site) => {
    throw new Thrown(cause, target, site);
  });

/** `redirect` with the locale before the path. */
const navigation = native("createNavigation", () =>
  record(
    { redirect: stop("redirect", "redirect"), permanentRedirect: stop("permanentRedirect", "redirect") },
    unknown("data", "navigation"),
  ),
);

/** `createMiddleware(aj, middleware)`: the app's own runs when the shield has let the request through. */
const shield = native("createMiddleware", (_run, [, middleware]) =>
  asyncNative("createMiddleware()", (run, args, site) =>
    middleware && middleware.kind !== "known" ? invoke(run, middleware, args, site, null) : pass(),
  ),
);

const modules = told({
  "next-intl/middleware": { default: makesPass("createMiddleware") },
  "next-intl/navigation": {
    createNavigation: navigation,
    createSharedPathnamesNavigation: navigation,
    createLocalizedPathnamesNavigation: navigation,
  },
  "next-international/middleware": { createI18nMiddleware: makesPass("createI18nMiddleware") },
  "next-i18n-router": { default: passes("i18nRouter"), i18nRouter: passes("i18nRouter") },
  "gt-next/middleware": {
    default: makesPass("createNextMiddleware"),
    createNextMiddleware: makesPass("createNextMiddleware"),
  },
  "@nosecone/next": { createMiddleware: makesPass("createMiddleware") },
  "@edge-csrf/nextjs": { createCsrfMiddleware: makesPass("createCsrfMiddleware") },
  "@arcjet/next": { createMiddleware: shield },
  "@vercel/edge": { next: passes("next"), rewrite: passes("rewrite") },
  "@vercel/functions": { next: passes("next"), rewrite: passes("rewrite") },
});

/** Translations, locales: they read what is in the app. */
const isHarmless = (specifier: string): boolean =>
  /^(next-intl|next-international|next-i18next|react-i18next|i18next|gt-next|next-i18n-router)(\/|$)/.test(
    specifier,
  );

export const intl: Knowledge = (run, specifier, name): Value | null =>
  modules(run, specifier, name) ??
  limits(run, specifier, name) ??
  (isHarmless(specifier) ? unknown("data", name) : null);
