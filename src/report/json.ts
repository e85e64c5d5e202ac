// Plan and receipt for programs. The shapes are a contract: keys are added, never renamed or removed.
import type { Plan, Receipt, UndoReceipt } from "../types.ts";
import { describeError } from "./describe-error.ts";
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
    changes: plan.changes.map(changeJson),
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

/**
 * `undo --json`; `run` is null when there was nothing to undo:
 * ```
 * { version: 1, kind: "undo", root, run: string | null,
 *   restored: string[], removed: string[], kept: [{ path, reason }],
 *   packages: string[], removeCommand: string | null }
 * ```
 */
export function undoJson(root: string, receipt: UndoReceipt | null): string {
  return toText({ version: 1, kind: "undo", ...undone(root, receipt) });
}

/** `undo --dry-run --json`: the same keys with `kind: "undo-plan"`, saying what would be done. */
export function undoPlanJson(root: string, outlook: UndoReceipt | null): string {
  return toText({ version: 1, kind: "undo-plan", ...undone(root, outlook) });
}

/**
 * `--json` when a run ends with an error, also one in the command line; the exit code tells which kind:
 * ```
 * { version: 1, kind: "error", message, hint: string | null }
 * ```
 */
export function errorJson(error: unknown): string {
  const { message, hint } = describeError(error);
  return toText({ version: 1, kind: "error", message, hint });
}

function undone(root: string, receipt: UndoReceipt | null) {
  const none = { run: null, restored: [], removed: [], kept: [], packages: [], removeCommand: null };
  const { run, restored, removed, kept, packages, removeCommand } = receipt ?? none;
  return { root, run, restored, removed, kept, packages, removeCommand };
}

export function changeJson(change: Plan["changes"][number]) {
  const { path, before, why } = change;
  return { path, action: before === null ? "create" : "change", why, diff: unifiedDiff(change) };
}

export function manualJson({ path, line, why, reason, snippet }: Plan["manual"][number]) {
  return { path, line: line ?? null, why, reason, snippet };
}

export function toText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
