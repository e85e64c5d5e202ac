// Under which paths does a page of ours answer? A locale segment puts it below every locale.
import type { Project } from "../types.ts";

/** @param pattern as in clerk-sessions.json, without a locale: `/sign-in/:path*` */
export function pagePatterns(project: Pick<Project, "i18n">, pattern: string): string[] {
  const { segment = null, locales = null } = project.i18n ?? {};
  if (!segment) return [pattern];
  // Named locales open less than `/:locale` does. The bare path is what i18n redirects or rewrites.
  const prefixes = locales ?? [`:${segment.replace(/\W/g, "")}`];
  return [pattern, ...prefixes.map((prefix) => `/${prefix}${pattern}`)];
}
