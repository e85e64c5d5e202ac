// Which source files can deal in session claims? Those that name Clerk, and those that import them, through any number of files.
import { ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";

export function relevantFiles({
  sources,
  read,
  resolve,
}: Pick<Project, "sources" | "read" | "resolve">): string[] {
  const relevant = new Set<string>();
  const importers = new Map<string, string[]>();
  for (const file of sources) {
    const text = read(file) ?? "";
    if (text.includes("@clerk/") || text.includes("CustomJwtSessionClaims")) relevant.add(file);
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      const target = resolve(file, fileName);
      if (target !== null) importers.set(target, [...(importers.get(target) ?? []), file]);
    }
  }
  // A set that grows while it is walked.
  for (const file of relevant) for (const importer of importers.get(file) ?? []) relevant.add(importer);
  return [...relevant].sort();
}
