// What runs on the server when a caller asks for it? Pages, layouts, handlers and Server Functions of both routers.
import type { Resource } from "../types.ts";
import { appResources } from "./app-resources.ts";
import type { AppFacts } from "./module-facts.ts";
import { pagesResources } from "./pages-resources.ts";
import { serverFunctions } from "./server-functions.ts";

/** Sorted by file and line. */
export function detectResources(facts: AppFacts): Resource[] {
  return [...appResources(facts), ...pagesResources(facts), ...serverFunctions(facts)].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.export, b.export),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
