// Is this very folder a Next.js app?
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject, readJson } from "./read-json.ts";

/** Declares Next.js, or is configured for it; and holds a router where Next.js looks, or declares how it is built. */
export function isNextApp(folder: string): boolean {
  const hasRouter = ["app", "pages", "src/app", "src/pages"].some((path) => existsSync(join(folder, path)));
  const hasConfig = ["js", "mjs", "cjs", "ts"].some((end) => existsSync(join(folder, `next.config.${end}`)));
  if (hasConfig && hasRouter) return true;
  const manifest = readJson(join(folder, "package.json"));
  return manifest !== null && "next" in dependenciesOf(manifest) && (hasRouter || hasConfig);
}

/** Declared names to ranges; dev and runtime together, runtime wins. */
export function dependenciesOf(manifest: JsonObject): Record<string, string> {
  const all: Record<string, string> = {};
  for (const field of ["optionalDependencies", "devDependencies", "dependencies"]) {
    const declared = manifest[field];
    if (!isObject(declared)) continue;
    for (const [name, range] of Object.entries(declared)) if (typeof range === "string") all[name] = range;
  }
  return all;
}
