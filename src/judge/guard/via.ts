// By what kind of check are callers stopped, and does the resource's own code hold it?
import type { ts } from "../../syntax.ts";
import type { Resource } from "../../types.ts";
import type { GuardVia } from "../../verdict.ts";
import type { Path } from "../evaluate/run.ts";
import type { Entry } from "./run-resource.ts";

export function viaOf({ kind, file }: Resource, entry: Entry, paths: Path[]): GuardVia | null {
  for (const { events } of paths) {
    const check = events.findLast((event) => event.kind === "check");
    if (check?.kind !== "check") continue;
    const { via } = check.origin;
    if (via === "signature" || via === "secret" || via === "other-auth") return via;
    if (entry.isWrapped && kind !== "inline-server-function") return "wrapper";
    const isNear = check.site.file === file && check.origin.file === file;
    if (entry.node && isNear && holds(entry.node, check.site.node)) return via;
    return check.depth > 1 || check.origin.file !== file ? "helper" : via;
  }
  return null;
}

function holds(entry: ts.Node, node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if (at === entry) return true;
  }
  return false;
}
