// generate-types for programs. The shape is a contract: keys are added, never renamed or removed.
import type { Finding, Plan } from "../types.ts";
import { changeJson, manualJson, toText } from "./json.ts";
import type { TypesRemarks } from "./types-text.ts";

/**
 * `generate-types --json`, with or without `--check` or `--dry-run`:
 * ```
 * { version: 1, kind: "types", root, upToDate: boolean, run: string | null,
 *   changes: [{ path, action: "create" | "change", why: string[], diff }],
 *   manual: [{ path, line: number | null, why, reason, snippet }],
 *   notes: string[],
 *   findings: [Finding], reads: [Finding],
 *   size: { custom: Range, token: { personal: Range, organization: Range },
 *           claims: [{ name, typical, worst, growth, risk: string | null, lean: string | null }] } }
 * ```
 * Range: `{ typical, worst }`, bytes. Finding: `{ check, severity, message, file, line, advice, fixable: boolean }`,
 * where `fixable` says that `changes` put it right. `run` is null when nothing was written.
 */
export function typesJson(plan: Plan, remarks: TypesRemarks, run: string | null): string {
  return toText({
    version: 1,
    kind: "types",
    root: plan.root,
    upToDate: isUpToDate(plan, remarks),
    run,
    changes: plan.changes.map(changeJson),
    manual: plan.manual.map(manualJson),
    notes: plan.notes,
    findings: remarks.findings.map(findingJson),
    reads: remarks.reads.map(findingJson),
    size: remarks.size,
  });
}

/** Nothing to write, and nothing wrong that only the app's owner can put right. */
function isUpToDate({ changes, manual }: Plan, { findings }: TypesRemarks): boolean {
  return (
    changes.length + manual.length === 0 &&
    !findings.some((one) => one.severity === "error" && !one.fix.length)
  );
}

function findingJson({ check, severity, message, file, line, advice, fix }: Finding) {
  return { check, severity, message, file, line, advice, fixable: fix.length > 0 };
}
