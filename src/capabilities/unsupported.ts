// Are the app's versions too old for what would be written? Reading works from further back than writing.
import semver from "semver";
import { CliError } from "../errors.ts";
import type { Project } from "../types.ts";

/** Null when code can be written for this app. */
export function unsupported({ next, clerk }: Pick<Project, "next" | "clerk">): CliError | null {
  if (semver.valid(next.version) && semver.lt(next.version, "13.0.0-0")) {
    return new CliError(`This app is on Next.js ${next.version}; code is written for Next.js 13 and later.`, {
      hint: "Upgrade first: https://nextjs.org/docs/app/guides/upgrading",
    });
  }
  if (clerk && semver.valid(clerk.version) && semver.lt(clerk.version, "5.0.0-0")) {
    return new CliError(
      `This app is on @clerk/nextjs ${clerk.version}; code is written for version 5 and later.`,
      {
        hint: "Upgrade first: npx @clerk/upgrade",
      },
    );
  }
  return null;
}
