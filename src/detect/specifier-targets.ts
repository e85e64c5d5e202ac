// Where may a specifier lead, before anybody looks which file is there? Relative paths, tsconfig aliases, baseUrl.
import { posix } from "node:path";
import type { TsConfig } from "../types.ts";

/** Paths relative to the project root without an ending, the most fitting first; empty for what only names a package. */
export function specifierTargets(
  tsconfig: Pick<TsConfig, "paths" | "baseUrl"> | null,
  from: string,
  specifier: string,
): string[] {
  if (/^\.\.?(\/|$)/.test(specifier)) return [posix.join(posix.dirname(from), specifier)];
  const aliases = Object.entries(tsconfig?.paths ?? {})
    .flatMap(([alias, targets]) => {
      const [head = "", tail] = alias.split("*");
      if (tail === undefined) return specifier === alias ? [{ targets, middle: "", weight: Infinity }] : [];
      const fits =
        specifier.startsWith(head) &&
        specifier.endsWith(tail) &&
        specifier.length >= head.length + tail.length;
      const middle = specifier.slice(head.length, specifier.length - tail.length);
      return fits ? [{ targets, middle, weight: head.length }] : [];
    })
    // As the compiler: the exact name, then the longest beginning.
    .sort((a, b) => b.weight - a.weight);
  const aliased = aliases.flatMap(({ targets, middle }) =>
    targets.map((target) => target.replace("*", () => middle)),
  );
  const based = tsconfig?.baseUrl === undefined ? [] : [posix.join(tsconfig.baseUrl, specifier)];
  return [...aliased, ...based];
}
