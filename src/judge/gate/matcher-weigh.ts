// Do entries that fit a path let the gate run for every request, for none, or does it depend on what the request brings?
import type { MatcherEntry } from "./matcher.ts";

/** Each condition counts as met or not, independently of the others: more cases than there are, so that no answer is too sure. */
export function weighEntries(entries: MatcherEntry[]): "runs" | "skips" | "depends" {
  if (entries.some(({ has, missing }) => has.length + missing.length === 0)) return "runs";
  const keys = [...new Set(entries.flatMap(({ has, missing }) => [...has, ...missing].map(keyOf)))];
  // More than anybody writes; a table of all cases would only be slow.
  if (keys.length > 12) return "depends";
  const outcomes = new Set<boolean>();
  for (let bits = 0; bits < 2 ** keys.length; bits++) {
    const isMet = (key: string) => (bits >> keys.indexOf(key)) % 2 === 1;
    outcomes.add(
      entries.some(
        ({ has, missing }) =>
          has.every((item) => isMet(keyOf(item))) && !missing.some((item) => isMet(keyOf(item))),
      ),
    );
  }
  if (outcomes.size === 2) return "depends";
  return outcomes.has(true) ? "runs" : "skips";
}

const keyOf = (item: MatcherEntry["has"][number]): string =>
  JSON.stringify([item.type, item.type === "header" ? item.key?.toLowerCase() : item.key, item.value]);
