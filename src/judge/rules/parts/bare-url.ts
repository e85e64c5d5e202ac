// A URL in Next's notation as clerk-sessions.json writes paths: without basePath and locale.
import { belowBasePath } from "../../../routes/below-base-path.ts";
import type { Project } from "../../../types.ts";

export function bareUrl({ i18n, nextConfig }: Pick<Project, "i18n" | "nextConfig">, url: string): string {
  const path = belowBasePath(url, nextConfig.basePath) ?? url;
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== i18n?.segment);
  return `/${segments.join("/")}`;
}
