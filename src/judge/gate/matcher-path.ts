// Which path does Next.js hold against config.matcher? Not always the one that was asked for: the Pages Router puts a
// locale in front, and takes data requests for their page. Follows next/dist/server/lib/router-utils/resolve-routes.
import { belowBasePath } from "../../routes/below-base-path.ts";
import { canonicalPath } from "../../routes/canonical-path.ts";
import { pageOfData } from "../../routes/page-of-data.ts";
import { splitLocale } from "../../routes/split-locale.ts";
import type { Project } from "../../types.ts";

type Config = Pick<Project["nextConfig"], "basePath" | "trailingSlash" | "i18n">;

export function matcherPath(config: Config, pathname: string, strictMatchers: boolean): string {
  const path = canonicalPath(config, pathname);
  const below = belowBasePath(path, config.basePath) ?? path;
  const prefix = below === path ? "" : config.basePath;
  const page = pageOfData(below);
  if (page === null) {
    const localized = withLocale(config, below);
    return localized === below ? path : slashed(config, prefix + localized, path);
  }
  // Next.js 14 comes to the base path with a slash, which it redirects away.
  if (!strictMatchers && page === "/" && prefix && !config.trailingSlash)
    return matcherPath(config, prefix, strictMatchers);
  const localized = strictMatchers ? withLocale(config, page) : page;
  const whole = prefix && localized === "/" && strictMatchers ? prefix : prefix + localized;
  return slashed(config, whole, "/");
}

function withLocale({ i18n }: Config, path: string): string {
  if (!i18n || path.startsWith("/_next/") || splitLocale(path, i18n.locales).locale) return path;
  return path === "/" ? `/${i18n.defaultLocale}` : `/${i18n.defaultLocale}${path}`;
}

/** Ends with a slash where the app wants one and `like` has it. */
function slashed({ trailingSlash }: Config, path: string, like: string): string {
  return trailingSlash && like.endsWith("/") && !path.endsWith("/") ? `${path}/` : path;
}
