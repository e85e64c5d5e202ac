// In which order are findings read? The worst first, else as they were found.
import type { AuditFinding } from "../../verdict.ts";

const order: AuditFinding["severity"][] = ["error", "warning", "info"];

export function sortFindings(findings: AuditFinding[]): AuditFinding[] {
  return order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
