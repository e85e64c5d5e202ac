// Which version of a package does bun.lock lock for one app? (The older bun.lockb is binary and answers nothing.)
import { isObject, readJsonc } from "../read-json.ts";
import type { LockQuestion } from "./locked-version.ts";

export function bunLocked(path: string, { name, folder }: LockQuestion): string | null {
  const lock = readJsonc(path);
  const workspaces = isObject(lock?.workspaces) ? lock.workspaces : {};
  const workspace = workspaces[folder];
  const owner = isObject(workspace) && typeof workspace.name === "string" ? workspace.name : null;
  const packages = isObject(lock?.packages) ? lock.packages : {};
  const entry = (owner ? packages[`${owner}/${name}`] : undefined) ?? packages[name];
  // `"next": ["next@16.0.0", …]`
  const [resolved] = Array.isArray(entry) ? entry : [];
  if (typeof resolved !== "string") return null;
  const version = resolved.slice(resolved.lastIndexOf("@") + 1);
  return /^\d/.test(version) ? version : null;
}
