// Which files of the App Router does Next.js serve: pages, layouts, templates, defaults and Route Handlers?
// Metadata files (sitemap, opengraph-image …) are made for crawlers and no resources.
import { posix } from "node:path";
import { urlsOf } from "../routes/urls.ts";
import type { Resource, ResourceKind } from "../types.ts";
import { findExports } from "./find-exports.ts";
import type { AppFacts } from "./module-facts.ts";

const methods = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH"]);
const kinds: Record<string, ResourceKind> = {
  page: "page",
  layout: "layout",
  template: "template",
  default: "default",
  route: "route-handler",
};

export function appResources(facts: AppFacts): Resource[] {
  return facts.tree.files.flatMap((file): Resource[] => {
    const kind = kinds[posix.basename(file).split(".")[0] ?? ""];
    if (!kind) return [];
    const urls = urlsOf({ ...facts, pagesDir: null }, file);
    if (urls.length === 0) return [];
    const exported = findExports(facts, file);
    if (kind === "route-handler") {
      // Nobody can say which methods it answers; that it is there must be said.
      if (facts.tree.problem(file)) return [{ id: `${file}#*`, kind, file, export: "*", line: 1, urls }];
      return exported
        .filter(({ name }) => methods.has(name))
        .map(({ name, line }) => ({ id: `${file}#${name}`, kind, file, export: name, line, urls }));
    }
    const line = exported.find(({ name }) => name === "default")?.line ?? 1;
    return [{ id: `${file}#default`, kind, file, export: "default", line, urls }];
  });
}
