// The file in which a team keeps the findings it accepts, as `audit --update-baseline` writes it.
import type { FindingKey } from "./audit/finding-key.ts";
import { mark } from "./audit/mark.ts";
import { toText } from "./json.ts";

export interface BaselineEntry extends FindingKey {
  /** How many findings of this key are accepted: one more is news. */
  count: number;
  /** A person's words; they stay when the file is updated. */
  reason?: string;
}

/**
 * ```
 * { version: 1, kind: "audit-baseline", generator,
 *   accepted: [{ rule, resource: string | null, file, count, reason?: string }] }
 * ```
 * Sorted, one entry per rule, resource and file, without lines: moving code does not change it.
 */
export function auditBaselineJson(entries: BaselineEntry[]): string {
  const keyed = entries.map((entry) => ({
    key: [entry.file, entry.resource ?? "", entry.rule].join("\n"),
    entry,
  }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return toText({
    version: 1,
    kind: "audit-baseline",
    generator: mark,
    accepted: keyed.map(({ entry: { rule, resource, file, count, reason } }) => ({
      rule,
      resource,
      file,
      count,
      ...(reason === undefined ? {} : { reason }),
    })),
  });
}
