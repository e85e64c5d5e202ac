// Which roles and custom permissions does the app's code name? String literals such as "org:admin" and "org:data:read".
import { type SourceFile, ts } from "../syntax.ts";
import type { Project } from "../types.ts";
import type { SourceTree } from "./source-tree.ts";

const role = /^org:[a-z0-9_]+$/;
/** System permissions never travel in the session token, so they are no keys of the types. */
const permission = /^org:(?!sys_)[a-z0-9_]+:[a-z0-9_]+$/;

export function detectAuthorization(tree: SourceTree, files: string[]): Project["authorization"] {
  const found = new Set<string>();
  const wanted = new Set(files);
  for (const path of [...tree.marked("org")].filter((one) => wanted.has(one))) {
    const file = tree.parse(path);
    if (file) collect(file, found);
  }
  const keys = [...found].sort();
  return {
    roles: keys.filter((key) => role.test(key)),
    permissions: keys.filter((key) => permission.test(key)),
  };
}

function collect(file: SourceFile, found: Set<string>): void {
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
}
