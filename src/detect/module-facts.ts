// What the finders below look through: the app's files, how its imports resolve, and where its routers are.
import type { Project } from "../types.ts";
import type { ResolveModule } from "./resolve-module.ts";
import type { SourceTree } from "./source-tree.ts";

export type AppFacts = {
  tree: SourceTree;
  resolve: ResolveModule;
} & Pick<Project, "appDir" | "pagesDir" | "nextConfig">;
