// Which layouts render the document, i.e. where does something belong that wraps every page?
import { posix } from "node:path";
import { urlsOf } from "../routes/urls.ts";
import { ts } from "../syntax.ts";
import type { AppFacts } from "./module-facts.ts";

/** `app/layout.tsx`, or one per top-level group, or `app/[locale]/layout.tsx`; and `pages/_app`. */
export function detectRootLayouts(facts: AppFacts): string[] {
  const layouts = facts.tree.files.filter((path) => isLayout(facts, path));
  const folders = new Set(layouts.map((path) => posix.dirname(path)));
  const isBelow = (path: string, above: string) =>
    path !== above && path.startsWith(`${posix.dirname(above)}/`);
  const top = layouts.filter((path) => !foldersAbove(posix.dirname(path)).some((one) => folders.has(one)));
  const roots = top.flatMap((path) => {
    if (rendersDocument(facts, path)) return [path];
    // A layout that only passes its children on; the document stands one level deeper.
    const deeper = layouts.filter((other) => isBelow(other, path) && rendersDocument(facts, other));
    return deeper.length > 0 ? deeper : [path];
  });
  const extensions = facts.nextConfig.pageExtensions;
  const pagesApp = extensions
    .map((end) => `${facts.pagesDir}/_app.${end}`)
    .find((path) => facts.tree.has(path));
  return [...new Set(roots), ...(pagesApp ? [pagesApp] : [])];
}

function foldersAbove(folder: string): string[] {
  const parent = posix.dirname(folder);
  return parent === "." || parent === folder ? [] : [parent, ...foldersAbove(parent)];
}

function isLayout(facts: AppFacts, path: string): boolean {
  return /^layout\./.test(posix.basename(path)) && urlsOf({ ...facts, pagesDir: null }, path).length > 0;
}

function rendersDocument({ tree }: AppFacts, path: string): boolean {
  const file = tree.parse(path);
  if (!file) return false;
  const isDocument = (node: ts.Node): boolean =>
    (ts.isJsxOpeningElement(node) && node.tagName.getText(file) === "html") ||
    (ts.forEachChild(node, (child) => isDocument(child) || undefined) ?? false);
  return isDocument(file);
}
