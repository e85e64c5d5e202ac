// What answers a concrete URL, all of it? Every method that the Route Handler's file exports, and pages of parallel routes.
import type { Resource } from "../project.ts";
import { resourceServing } from "./serves.ts";

/** `pathname` as for resourceServing; what that would take comes first. */
export function resourcesServing(
  resources: Resource[],
  pathname: string,
  config: Parameters<typeof resourceServing>[2],
): Resource[] {
  const first = resourceServing(resources, pathname, config);
  if (first === null) return [];
  const others = resources.filter(
    (one) => one !== first && one.kind === first.kind && one.urls.some((url) => first.urls.includes(url)),
  );
  return [first, ...others];
}
