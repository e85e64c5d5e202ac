// Is this app too old to write to? Reading works from Clerk 4 on; what we generate needs Clerk 5.
import semver from "semver";
import { CliError } from "../errors.ts";
import type { Project } from "../types.ts";

export function refuseUnsupported(project: Pick<Project, "root" | "clerk">): void {
  if (!project.clerk || semver.gte(project.clerk.version, "5.0.0-0")) return;
  throw new CliError(
    `${project.root} uses @clerk/nextjs ${project.clerk.version}; the code written here needs version 5 or later.`,
    { hint: "Upgrade first: npx @clerk/upgrade" },
  );
}
