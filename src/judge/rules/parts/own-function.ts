// The function that answers for a resource, where the app holds it: through re-exports to its declaration.
import type { ts } from "../../../syntax.ts";
import type { Verdict } from "../../../verdict.ts";
import type { World } from "../../evaluate/run.ts";
import type { Module } from "../../evaluate/scope.ts";
import { exportOf } from "./declaration-of.ts";
import { moduleAt } from "./module-at.ts";
import { resourceNode } from "./resource-node.ts";

export interface OwnFunction {
  module: Module;
  /** The function, or the declaration that it is part of: `const POST = withUser(async () => …)`. */
  node: ts.Node;
}

export function ownFunction(world: World, verdict: Verdict): OwnFunction | null {
  const module = moduleAt(world, verdict.file);
  if (!module) return null;
  const inline = verdict.kind === "inline-server-function" ? resourceNode(module, verdict) : null;
  if (inline) return { module, node: inline };
  const found = exportOf(world, module, verdict.export);
  return found?.kind === "own" ? { module: found.module, node: found.node } : null;
}
