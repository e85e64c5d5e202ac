// How are the app's routes arranged for a look-up? One node per segment of a URL, in the order of
// next/dist/shared/lib/router/utils/sorted-routes: static, then dynamic, then catch-all, then optional catch-all.
import type { Resource } from "../project.ts";

export interface RouteNode {
  /** What answers to all the segments up to here, the one that Next.js would take first; not what `RouteTree.statics` has. */
  resources: Resource[];
  statics: Map<string, RouteNode>;
  dynamic: RouteNode | null;
  /** Answer for all that follows, at least one segment; `optional` for none, too. */
  catchAll: Resource[];
  optional: Resource[];
}

export interface RouteTree {
  root: RouteNode;
  /** URLs without a dynamic segment. */
  statics: Map<string, Resource[]>;
}

const trees = new WeakMap<Resource[], RouteTree>();

/** Built once for a list of resources. */
export function routeTree(resources: Resource[]): RouteTree {
  const known = trees.get(resources);
  if (known) return known;
  const tree: RouteTree = { root: newNode(), statics: new Map() };
  const served = resources.filter(({ kind }) => ranked.has(kind)).sort((a, b) => rankOf(a) - rankOf(b));
  for (const resource of served) {
    for (const url of resource.urls) insert(tree, url, resource);
  }
  trees.set(resources, tree);
  return tree;
}

/** `[id]`, not `[...path]`. */
export function isDynamicSegment(segment: string): boolean {
  return /^\[(?!\[?\.{3}).+\]$/.test(segment);
}

function insert({ root, statics }: RouteTree, url: string, resource: Resource): void {
  const segments = url.split("/").filter(Boolean);
  let node = root;
  for (const segment of segments) {
    if (segment.startsWith("[[...")) return void node.optional.push(resource);
    if (segment.startsWith("[...")) return void node.catchAll.push(resource);
    node = isDynamicSegment(segment) ? dynamicOf(node) : staticOf(node, segment);
  }
  if (segments.some(isDynamicSegment)) return void node.resources.push(resource);
  const path = `/${segments.join("/")}`;
  statics.set(path, [...(statics.get(path) ?? []), resource]);
}

function dynamicOf(node: RouteNode): RouteNode {
  node.dynamic ??= newNode();
  return node.dynamic;
}

function staticOf(node: RouteNode, segment: string): RouteNode {
  const child = node.statics.get(segment) ?? newNode();
  node.statics.set(segment, child);
  return child;
}

function newNode(): RouteNode {
  return { resources: [], statics: new Map(), dynamic: null, catchAll: [], optional: [] };
}

const ranked = new Set(["page", "route-handler", "pages-page", "pages-api"]);

/** Plain before parallel before intercepting; the App Router before the Pages Router; GET before the other verbs. */
function rankOf({ kind, file, export: name }: Resource): number {
  const folders = file.split("/");
  if (folders.some((folder) => /^\(\.{1,3}\)/.test(folder))) return 4;
  if (kind === "pages-page" || kind === "pages-api") return 3;
  if (folders.some((folder) => folder.startsWith("@"))) return 2;
  return kind === "route-handler" && name !== "GET" ? 1 : 0;
}
