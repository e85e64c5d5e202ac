// Plan and receipt for programs. The shapes are a contract: keys are added, never renamed or removed.
import type { Plan, Receipt } from "../types.ts";
import { unifiedDiff } from "./unified-diff.ts";

/**
 * `--dry-run --json`:
 * ```
 * { version: 1, kind: "plan", root,
 *   changes: [{ path, action: "create" | "change", why: string[], diff }],
 *   manual: [{ path, line: number | null, why, reason, snippet }],
 *   skipped: [{ path, why, reason }],
 *   packages: [{ name, range, dev, why }],
 *   notes: string[] }
 * ```
 * `diff` is a unified diff, exact except that old values in `.env*` files read `…`.
 */
export function planJson(plan: Plan): string {
  return toText({
    version: 1,
    kind: "plan",
    root: plan.root,
    changes: plan.changes.map((change) => ({
      path: change.path,
      action: change.before === null ? "create" : "change",
      why: change.why,
      diff: unifiedDiff(change),
    })),
    manual: plan.manual.map(manualJson),
    skipped: plan.skipped.map(({ path, why, reason }) => ({ path, why, reason })),
    packages: plan.packages.map(({ name, range, dev, why }) => ({ name, range, dev, why })),
    notes: plan.notes,
  });
}

/**
 * `--json` after a run:
 * ```
 * { version: 1, kind: "receipt", root, run: string | null,
 *   created: string[], changed: string[], formatted: string[],
 *   packages: { installed: string[], skipped: string[], failed: string | null },
 *   manual: [{ path, line: number | null, why, reason, snippet }],
 *   notes: string[] }
 * ```
 */
export function receiptJson(receipt: Receipt): string {
  const { installed, skipped, failed } = receipt.packages;
  return toText({
    version: 1,
    kind: "receipt",
    root: receipt.root,
    run: receipt.run,
    created: receipt.created,
    changed: receipt.changed,
    formatted: receipt.formatted,
    packages: { installed, skipped, failed },
    manual: receipt.manual.map(manualJson),
    notes: receipt.notes,
  });
}

function manualJson({ path, line, why, reason, snippet }: Plan["manual"][number]) {
  return { path, line: line ?? null, why, reason, snippet };
}

function toText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
