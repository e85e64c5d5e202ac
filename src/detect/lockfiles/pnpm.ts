// Which version of a package does pnpm-lock.yaml lock for one app? Formats 5 to 9.
import { parse } from "yaml";
import { isObject } from "../read-json.ts";
import { readText } from "../read-text.ts";
import type { LockQuestion } from "./locked-version.ts";

export function pnpmLocked(path: string, { name, folder }: LockQuestion): string | null {
  // What the packages themselves need comes last, and makes up nearly all of the file.
  const [head = ""] = (readText(path) ?? "").split(/^packages:/m, 1);
  const lock: unknown = parse(head);
  if (!isObject(lock)) return null;
  const importers = isObject(lock.importers) ? lock.importers : {};
  const own = importers[folder || "."] ?? (folder === "" ? lock : undefined);
  if (!isObject(own)) return null;
  for (const field of ["dependencies", "devDependencies", "optionalDependencies"]) {
    const entry = isObject(own[field]) ? own[field][name] : undefined;
    const version = isObject(entry) ? entry.version : entry;
    if (typeof version !== "string") continue;
    // `16.0.0(react@19.0.0)`, formerly `13.0.0_react@18.2.0`, or `npm:` aliases as `next@16.0.0`.
    const bare = version.replace(/[(_].*$/, "").replace(/^.*@(?=\d)/, "");
    if (/^\d/.test(bare)) return bare;
  }
  return null;
}
