// Which files are meant to hold the types: those that declare some, and the one that clerk-sessions.json names.
import type { Config } from "../../config.ts";
import type { Project } from "../../types.ts";

export function ownTypesFiles(project: Project, config: Config | null): string[] {
  const named = config?.typesFile;
  const isThere = named !== undefined && project.read(named) !== null;
  return [...new Set([...project.typesFiles, ...(isThere ? [named] : [])])].sort();
}
