// What do all rules say, the worst first?
import type { AuditFinding } from "../../verdict.ts";
import { rules } from "./index.ts";
import type { Facts } from "./rule.ts";

const severities: AuditFinding["severity"][] = ["error", "warning", "info"];

/** By severity, then file and line; the same place twice in the order of the rules. */
export function findProblems(facts: Facts): AuditFinding[] {
  return rules
    .flatMap((rule) => rule(facts))
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line),
    );
}
