// Which packages does the workspace hold, by the names under which its apps import them?
import { existsSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { isObject, type JsonObject, readJson } from "./read-json.ts";
import { workspaceFolders } from "./workspaces.ts";

/**
 * Name to absolute folder, without links. Also those that the app links itself: `"ui": "file:../ui"`.
 * @param bound absolute, without links: what lies outside is none of them
 */
export function workspacePackages(root: string, bound: string, manifest: JsonObject): Map<string, string> {
  const found = new Map<string, string>();
  const add = (folder: string, name: string | null) => {
    const path = join(folder, "package.json");
    if (!existsSync(path)) return;
    const real = realpathSync(folder);
    if (real === root || !(real === bound || real.startsWith(bound + sep))) return;
    const own = name ?? readManifest(real)?.name;
    if (typeof own === "string") found.set(own, real);
  };
  for (const folder of workspaceFolders(bound)) add(folder, null);
  for (const field of ["optionalDependencies", "devDependencies", "dependencies"]) {
    const declared = manifest[field];
    for (const [name, range] of Object.entries(isObject(declared) ? declared : {})) {
      const path = typeof range === "string" ? /^(?:file|link|portal):(.+)$/.exec(range)?.[1] : undefined;
      if (path) add(join(root, path), name);
    }
  }
  return found;
}

/** Another package's package.json: what is wrong with it is not the app's fault. */
export function readManifest(folder: string): JsonObject | null {
  try {
    return readJson(join(folder, "package.json"));
  } catch {
    return null;
  }
}
