// How many findings are there, by severity? `2 errors, 1 warning`, or `no findings`.
import type { AuditFinding } from "../../verdict.ts";
import { counted } from "./counted.ts";

export function findingsCount(findings: AuditFinding[]): string {
  const parts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? counted(count, severity === "info" ? "note" : severity) : [];
  });
  return parts.length > 0 ? parts.join(", ") : "no findings";
}
