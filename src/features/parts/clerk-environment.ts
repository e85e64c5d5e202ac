// Which environment variables does Clerk need in this app? Empty where only the app's owner has the value.
import type { Project } from "../../types.ts";
import { signInUrl, signUpUrl } from "./sign-in-url.ts";

export function clerkEnvironment(
  project: Pick<Project, "signIn" | "signUp" | "i18n" | "nextConfig">,
): Record<string, string> {
  const base = project.nextConfig.basePath;
  return {
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "",
    CLERK_SECRET_KEY: "",
    // Without these two, signed-out visitors go to the pages that Clerk hosts.
    NEXT_PUBLIC_CLERK_SIGN_IN_URL: base + signInUrl(project),
    NEXT_PUBLIC_CLERK_SIGN_UP_URL: base + signUpUrl(project),
  };
}
