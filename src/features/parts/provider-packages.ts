// Which packages of an outside service does the app still lack?
import type { JwtProvider } from "../../claims/jwt-provider.ts";
import type { PackageNeed, Project } from "../../types.ts";

export function providerPackages(
  project: Pick<Project, "dependencies">,
  { packages }: Pick<JwtProvider, "packages">,
): PackageNeed[] {
  return packages
    .filter(({ name }) => !project.dependencies[name])
    .map((needed) => ({ ...needed, dev: false }));
}
