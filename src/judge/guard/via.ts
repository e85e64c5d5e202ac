// By what kind of check are callers stopped, and does the resource's own code hold it?
import type { Resource } from "../../types.ts";
import type { GuardVia } from "../../verdict.ts";
import type { Path, World } from "../evaluate/run.ts";

export function viaOf(world: World, resource: Resource, paths: Path[]): GuardVia | null {
  for (const { events } of paths) {
    const check = events.findLast((event) => event.kind === "check");
    if (check?.kind !== "check") continue;
    const { via } = check.origin;
    if (via === "signature" || via === "secret" || via === "other-auth") return via;
    if (world.memo.get(`wrapped ${resource.id}`) && resource.kind !== "inline-server-function")
      return "wrapper";
    return check.depth > 1 || check.origin.file !== resource.file ? "helper" : via;
  }
  return null;
}
