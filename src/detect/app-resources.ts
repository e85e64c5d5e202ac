// Which files of the App Router does Next.js serve: pages, layouts, templates, defaults and Route Handlers?
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
    const urls = urlsOf({ ...facts, pagesDir: null }, file);
    const kind = kinds[posix.basename(file).split(".")[0] ?? ""];
    if (urls.length === 0 || !kind) return [];
    const exported = findExports(facts.tree, facts.resolve, file);
    if (kind === "route-handler") {
      return exported
        .filter(({ name }) => methods.has(name))
        .map(({ name, line }) => ({ id: `${file}#${name}`, kind, file, export: name, line, urls }));
    }
    const line = exported.find(({ name }) => name === "default")?.line ?? 1;
    return [{ id: `${file}#default`, kind, file, export: "default", line, urls }];
  });
}
