// An audit for programs. The shape is a contract: keys are added, never renamed or removed.
import type {
  Audit,
  AuditFinding,
  Condition,
  Evidence,
  GateVerdict,
  GuardVerdict,
  UrlVerdict,
} from "../verdict.ts";
import { mark } from "./audit/mark.ts";
import { toText } from "./json.ts";

/** A baseline file, as the reports name it. */
export interface UsedBaseline {
  file: string;
  /** Entries that match no finding any more. */
  unmatched: { rule: string; resource: string | null; file: string }[];
}

/**
 * `audit --json`:
 * ```
 * { version: 1, kind: "audit", generator: "create-clerk-sessions audit",
 *   project: { next, clerk: string | null, gateFile: string | null, routers: ("app" | "pages")[] },
 *   resources: [{ id, kind, file, export, line, urls: string[], gate: Gate, guard: Guard, reach }],
 *   findings: [Finding],
 *   accepted: [Finding],
 *   urls: [{ url, gate: Gate, resource: string | null, reach: string | null, resources: string[] }],
 *   summary: { "anyone": n, "conditional": n, "unknown": n, "signed-in": n, "restricted": n },
 *   baseline: { file, unmatched: [{ rule, resource: string | null, file }] } | null }
 * ```
 * - Gate: `{ answer, requires: Requires | null, evidence: [Evidence], conditions: [Condition], reason: string | null,
 *   signedOut: string | null, differs: [{ url, answer }] }`;
 *   answer: `public` `signed-in` `restricted` `not-run` `none` `conditional` `unknown`.
 * - Guard: `{ answer, via: string | null, requires: Requires | null, holds, signedOut: string | null,
 *   evidence: [Evidence], conditions: [Condition], reason: string | null }`; holds: who gets past it, as in reach;
 *   answer: `signed-in` `restricted` `open` `conditional` `broken` `unknown` `not-applicable`.
 * - reach: `anyone` `signed-in` `restricted` `conditional` `unknown`.
 * - Requires: any of `{ role, permission, feature, plan, organization: true, other }`.
 * - Evidence: `{ file, line, note }`. Condition: the same and `sources: string[]`.
 * - urls: `resources` is all that serves the URL, such as the methods of a Route Handler; `resource` the one of them that
 *   most callers get to, with its gate and reach; null where nothing serves it.
 * - Finding: `{ rule, severity: "error" | "warning" | "info", message, file, line, resource: string | null,
 *   fix: string | null }`. `accepted` holds those that the baseline names.
 *
 * Files are relative to the app's root, lines 1-based.
 */
export function auditJson(audit: Audit, baseline: UsedBaseline | null): string {
  const { next, clerk, gateFile, routers } = audit.project;
  const { summary } = audit;
  return toText({
    version: 1,
    kind: "audit",
    generator: mark,
    project: { next, clerk, gateFile, routers },
    resources: audit.resources.map((verdict) => ({
      id: verdict.id,
      kind: verdict.kind,
      file: verdict.file,
      export: verdict.export,
      line: verdict.line,
      urls: verdict.urls,
      gate: gateJson(verdict.gate),
      guard: guardJson(verdict.guard),
      reach: verdict.reach,
    })),
    findings: audit.findings.map(findingJson),
    accepted: audit.accepted.map(findingJson),
    urls: audit.urls.map(urlJson),
    summary: {
      anyone: summary.anyone,
      conditional: summary.conditional,
      unknown: summary.unknown,
      "signed-in": summary["signed-in"],
      restricted: summary.restricted,
    },
    baseline: baseline && {
      file: baseline.file,
      unmatched: baseline.unmatched.map(({ rule, resource, file }) => ({ rule, resource, file })),
    },
  });
}

function urlJson({ url, gate, served }: UrlVerdict) {
  const [worst] = served;
  return {
    url,
    gate: gateJson(gate),
    resource: worst?.resource ?? null,
    reach: worst?.reach ?? null,
    resources: served.map(({ resource }) => resource),
  };
}

function gateJson({ answer, requires, evidence, conditions, reason, signedOut, differs }: GateVerdict) {
  return {
    answer,
    requires,
    evidence: evidence.map(evidenceJson),
    conditions: conditions.map(conditionJson),
    reason,
    signedOut,
    differs: differs.map(({ url, answer: other }) => ({ url, answer: other })),
  };
}

function guardJson({ answer, via, requires, holds, signedOut, evidence, conditions, reason }: GuardVerdict) {
  return {
    answer,
    via,
    requires,
    holds,
    signedOut,
    evidence: evidence.map(evidenceJson),
    conditions: conditions.map(conditionJson),
    reason,
  };
}

const evidenceJson = ({ file, line, note }: Evidence) => ({ file, line, note });
const conditionJson = (one: Condition) => ({ ...evidenceJson(one), sources: one.sources });

function findingJson({ rule, severity, message, file, line, resource, fix }: AuditFinding) {
  return { rule, severity, message, file, line, resource, fix };
}
