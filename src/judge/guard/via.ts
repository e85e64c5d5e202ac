// By what kind of check are callers stopped, and does the resource's own code hold it?
import type { ts } from "../../syntax.ts";
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
    const entry = world.memo.get(`entry ${resource.id}`) as ts.Node | undefined;
    if (
      entry &&
      check.site.file === resource.file &&
      check.origin.file === resource.file &&
      holds(entry, check.site.node)
    )
      return via;
    return check.depth > 1 || check.origin.file !== resource.file ? "helper" : via;
  }
  return null;
}

function holds(entry: ts.Node, node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if (at === entry) return true;
  }
  return false;
}
