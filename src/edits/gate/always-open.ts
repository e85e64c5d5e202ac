// Which patterns can no rule lock out? The sign-in and sign-up pages, and webhook routes in the public list.
import type { Project } from "../../types.ts";
import { paramPattern } from "./param-pattern.ts";

type Pages = Pick<Project, "signIn" | "signUp" | "i18n" | "nextConfig">;

/** `/sign-in/:path*` and `/sign-up/:path*`, or where the app keeps those pages; without basePath and locale. */
export function authPatterns(project: Pages): string[] {
  return [...new Set(authUrls(project).map((url) => (url === "/" ? "/:path*" : `${url}/:path*`)))];
}

/** Where the sign-in and sign-up pages start, as the config writes paths: `/sign-in`, `/team/:slug/join`. */
export function authUrls(project: Pages): string[] {
  return [project.signIn?.url ?? "/sign-in", project.signUp?.url ?? "/sign-up"].map((url) =>
    paramPattern(bareUrl(project, url).replace(/\/\[{1,2}\.{3}.*$/, "")),
  );
}

/** A URL in Next's notation without basePath and locale segment. */
export function bareUrl({ i18n, nextConfig }: Pick<Project, "i18n" | "nextConfig">, url: string): string {
  const { basePath } = nextConfig;
  const path =
    basePath && (url === basePath || url.startsWith(`${basePath}/`)) ? url.slice(basePath.length) : url;
  return `/${path
    .split("/")
    .filter((segment) => segment !== "" && segment !== i18n?.segment)
    .join("/")}`;
}

export const isWebhook = (pattern: string): boolean => /\/webhooks?(\/|$)/.test(pattern);
