// Which files of the Pages Router does Next.js serve: pages, their getServerSideProps, and API handlers?
import { urlsOf } from "../routes/urls.ts";
import type { Resource } from "../types.ts";
import { findExports } from "./find-exports.ts";
import type { AppFacts } from "./module-facts.ts";

export function pagesResources(facts: AppFacts): Resource[] {
  const { tree, pagesDir } = facts;
  if (pagesDir === null) return [];
  return tree.files.flatMap((file): Resource[] => {
    const urls = urlsOf({ ...facts, appDir: null }, file);
    if (urls.length === 0) return [];
    const exported = findExports(facts, file);
    const line = exported.find(({ name }) => name === "default")?.line ?? 1;
    const isApi = file.startsWith(`${pagesDir}/api/`) || /^api\.[^/]+$/.test(file.slice(pagesDir.length + 1));
    const kind = isApi ? "pages-api" : "pages-page";
    const page: Resource = { id: `${file}#default`, kind, file, export: "default", line, urls };
    const loader = isApi ? undefined : exported.find(({ name }) => name === "getServerSideProps");
    if (!loader) return [page];
    const { name } = loader;
    return [
      page,
      { id: `${file}#${name}`, kind: "get-server-side-props", file, export: name, line: loader.line, urls },
    ];
  });
}
