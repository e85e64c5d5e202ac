// Which packages does a plan need, each once?
import semver from "semver";
import type { PackageNeed } from "../types.ts";

/** One entry per name: a runtime need wins over a dev one, the newer range over the older. */
export function mergePackages(needs: PackageNeed[]): PackageNeed[] {
  const merged = new Map<string, PackageNeed>();
  for (const need of needs) {
    const known = merged.get(need.name);
    merged.set(need.name, known ? mergeTwo(known, need) : need);
  }
  return [...merged.values()];
}

function mergeTwo(a: PackageNeed, b: PackageNeed): PackageNeed {
  return {
    name: a.name,
    range: startsLater(b.range, a.range) ? b.range : a.range,
    dev: a.dev && b.dev,
    why: a.why === b.why ? a.why : `${a.why}; ${b.why}`,
  };
}

function startsLater(range: string, than: string): boolean {
  const first = semver.validRange(range) && semver.minVersion(range);
  const second = semver.validRange(than) && semver.minVersion(than);
  return first && second ? semver.gt(first, second) : false;
}
