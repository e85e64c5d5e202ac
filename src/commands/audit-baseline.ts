// Which findings does the team accept already? They move aside; entries that nothing matches any more are told.
import { z } from "zod";
import { readJson } from "../config/read-json.ts";
import { readText } from "../detect/read-text.ts";
import { UsageError } from "../errors.ts";
import { type FindingKey, findingKey } from "../report/audit/finding-key.ts";
import type { BaselineEntry } from "../report/audit-baseline-json.ts";
import type { Audit, AuditFinding } from "../verdict.ts";
import type { AuditPlace } from "./audit-place.ts";

const schema = z.object({
  version: z.literal(1),
  kind: z.literal("audit-baseline"),
  accepted: z.array(
    z.object({
      rule: z.string(),
      resource: z.string().nullable(),
      file: z.string(),
      count: z.int().min(1).default(1),
      reason: z.string().optional(),
    }),
  ),
});

/** @returns null when there is no such file */
export function readBaseline({ typed, absolute }: AuditPlace): BaselineEntry[] | null {
  const text = readText(absolute);
  if (text === null) return null;
  const { value, lineOf } = readJson(typed, text);
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data.accepted.map(({ reason, ...entry }) => ({
      ...entry,
      ...(reason === undefined ? {} : { reason }),
    }));
  }
  const [issue] = result.error.issues;
  const path = issue?.path ?? [];
  throw new UsageError(
    `${typed}:${lineOf(path)}: ${path.length > 0 ? path.join(".") : "this"} is not what a baseline holds (${issue?.message}).`,
    "Correct it, or write it anew with --update-baseline under another name.",
  );
}

/** Of findings that are alike, the first ones are those that were known. */
export function acceptFindings(
  audit: Audit,
  entries: BaselineEntry[],
): { audit: Audit; unmatched: FindingKey[] } {
  const room = new Map<string, number>();
  for (const entry of entries) room.set(keyOf(entry), (room.get(keyOf(entry)) ?? 0) + entry.count);
  const used = new Set<string>();
  const findings: AuditFinding[] = [];
  const accepted: AuditFinding[] = [...audit.accepted];
  for (const finding of audit.findings) {
    const key = keyOf(finding);
    const left = room.get(key) ?? 0;
    room.set(key, left - 1);
    if (left > 0) used.add(key);
    (left > 0 ? accepted : findings).push(finding);
  }
  const unmatched = entries.filter((entry) => !used.has(keyOf(entry))).map(findingKey);
  return { audit: { ...audit, findings, accepted }, unmatched };
}

/** Today's findings as entries; what people wrote beside the old ones stays. */
export function entriesFor({ findings, accepted }: Audit, old: BaselineEntry[]): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of [...findings, ...accepted]) {
    const key = keyOf(finding);
    const reason = old.find((entry) => keyOf(entry) === key)?.reason;
    const count = (entries.get(key)?.count ?? 0) + 1;
    entries.set(key, { ...findingKey(finding), count, ...(reason === undefined ? {} : { reason }) });
  }
  return [...entries.values()];
}

function keyOf(one: FindingKey): string {
  const { rule, resource, file } = findingKey(one);
  return JSON.stringify([rule, resource, file]);
}
