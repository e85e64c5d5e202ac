// Which version of a package does yarn.lock lock for one app? Yarn 1 and the YAML-like format of later ones.
import semver from "semver";
import { readText } from "../read-text.ts";
import type { LockQuestion } from "./locked-version.ts";

export function yarnLocked(path: string, { name, range }: LockQuestion): string | null {
  const entries = readEntries(readText(path) ?? "", name);
  const exact = entries.find(({ ranges }) => range !== null && ranges.includes(range));
  if (exact) return exact.version;
  // Catalogs and resolutions change the range that the lockfile names.
  const versions = entries.map(({ version }) => version).filter((version) => semver.valid(version));
  const fitting = range === null ? null : semver.maxSatisfying(versions, range, { includePrerelease: true });
  return fitting ?? (versions.length === 1 ? (versions[0] ?? null) : null);
}

/** `next@^14.0.0, next@14.x:` or `"next@npm:^14.0.0":`, then an indented `version "14.2.3"` or `version: 14.2.3`. */
function readEntries(text: string, name: string): { ranges: string[]; version: string }[] {
  const entries: { ranges: string[]; version: string }[] = [];
  let ranges: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^\S.*:$/.test(line)) {
      ranges = line
        .slice(0, -1)
        .replaceAll('"', "")
        .split(/,\s*/)
        .filter((descriptor) => descriptor.startsWith(`${name}@`))
        .map((descriptor) => descriptor.slice(name.length + 1).replace(/^npm:/, ""));
    } else if (ranges.length > 0) {
      const version = /^\s+version:?\s+"?([^"\s]+)"?$/.exec(line)?.[1];
      if (version) {
        entries.push({ ranges, version });
        ranges = [];
      }
    }
  }
  return entries;
}
