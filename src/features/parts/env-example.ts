// Which env file shows the keys without their values in this app?
import type { Project } from "../../types.ts";

/** Files that Next.js does not load. */
export const exampleEnvNames = [".env.example", ".env.local.example", ".env.sample", ".env.template"];

export function envExample(project: Pick<Project, "envFiles">): string {
  const known = project.envFiles.map(({ file }) => file);
  return exampleEnvNames.find((name) => known.includes(name)) ?? ".env.example";
}
