// Under which URL do the app's sign-in and sign-up pages start, without basePath and locale?
import type { Project } from "../../types.ts";

type Pages = Pick<Project, "signIn" | "signUp" | "i18n" | "nextConfig">;

export const signInUrl = (project: Pages): string => rootOf(project, project.signIn?.url ?? "/sign-in");
export const signUpUrl = (project: Pages): string => rootOf(project, project.signUp?.url ?? "/sign-up");

function rootOf({ i18n, nextConfig }: Pages, url: string): string {
  const { basePath } = nextConfig;
  const path = basePath && url.startsWith(`${basePath}/`) ? url.slice(basePath.length) : url;
  const segments = path
    .split("/")
    .filter((segment) => segment !== "" && segment !== i18n?.segment && !segment.startsWith("[[..."));
  return `/${segments.filter((segment) => !segment.startsWith("[...")).join("/")}`;
}
