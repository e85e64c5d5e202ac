// What the finders below look through: the app's files, how its imports resolve, and where its routers are.
import type { Project } from "../types.ts";
import type { LeadsTo } from "./leads-to.ts";
import type { ResolveModule } from "./resolve-module.ts";
import type { SourceTree } from "./source-tree.ts";

export interface ModuleFacts {
  tree: SourceTree;
  /** Into the other packages of the workspace, too. */
  follow: ResolveModule;
}

export type AppFacts = ModuleFacts & {
  resolve: ResolveModule;
  leadsTo: LeadsTo;
} & Pick<Project, "appDir" | "pagesDir" | "nextConfig">;
