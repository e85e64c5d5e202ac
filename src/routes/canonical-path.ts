// Which path does a browser end up with? Next.js redirects repeated slashes, and trailing ones as next.config wants them,
// before anything else sees the request. Follows next/dist/lib/load-custom-routes.
import type { Project } from "../project.ts";
import { belowBasePath } from "./below-base-path.ts";
import { splitLocale } from "./split-locale.ts";

type Config = Pick<Project["nextConfig"], "basePath" | "trailingSlash" | "i18n">;

/** `pathname` as the browser sends it. */
export function canonicalPath(config: Config, pathname: string): string {
  const path = pathname.replace(/[\\/]+/g, "/");
  const { basePath, trailingSlash, i18n } = config;
  const below = belowBasePath(path, basePath);
  if (below === null) return path;
  // Next.js leaves the default locale out where it redirects.
  const { locale, path: rest } = splitLocale(below, i18n?.locales ?? []);
  const own = locale !== null && locale === i18n?.defaultLocale ? rest : below;
  if (own === "/" && trailingSlash) return basePath && !path.endsWith("/") ? `${basePath}/` : path;
  if (own === "/") return basePath && path === `${basePath}/` ? basePath : path;
  const target = trailingSlash ? withSlash(own) : own.replace(/\/$/, "");
  return target === own ? path : basePath + target;
}

/** Files have none at the end, everything else has. */
function withSlash(path: string): string {
  if (path.startsWith("/.well-known")) return path;
  if (/\.\w+\/$/.test(path)) return path.slice(0, -1);
  return /\/[^/.]+$/.test(path) ? `${path}/` : path;
}
