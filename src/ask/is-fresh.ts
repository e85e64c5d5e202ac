// Is this an app that nobody has built on yet? Then examples help; in a grown app they would be in the way.
import type { Project } from "../types.ts";

/** Only the starter's home page, and no gate. The API route of create-next-app's Pages Router starter counts as nothing. */
export function isFresh(project: Pick<Project, "resources" | "gate" | "providers">): boolean {
  if (project.gate.file !== null || project.providers.length > 0) return false;
  const own = project.resources.filter(
    (resource) => resource.kind !== "layout" && !resource.urls.includes("/api/hello"),
  );
  return own.every((resource) => resource.urls.length === 1 && resource.urls[0] === "/");
}
