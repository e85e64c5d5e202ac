// The findings of an audit as SARIF 2.1.0, for code scanning.
import type { Audit, AuditFinding } from "../verdict.ts";
import { findingKey } from "./audit/finding-key.ts";
import { mark } from "./audit/mark.ts";
import { ruleText } from "./audit/rule-text.ts";
import { sortFindings } from "./audit/sort-findings.ts";
import { uriOf } from "./audit/uri-of.ts";
import type { UsedBaseline } from "./audit-json.ts";
import { toText } from "./json.ts";

interface SarifOptions {
  /** Of this tool. */
  version: string;
  /** The app's folder in its repository, with a `/` at the end; empty at the top. */
  prefix: string;
  baseline: UsedBaseline | null;
}

export function auditSarif(audit: Audit, options: SarifOptions): string {
  const open = sortFindings(audit.findings);
  const accepted = sortFindings(audit.accepted);
  const rules = [...new Set([...open, ...accepted].map(({ rule }) => rule))].sort();
  const fingerprint = fingerprints();
  // Those that a baseline accepts come first, as it does: of two that are alike it is the later one that is new.
  const silent = accepted.map((finding) => resultOf(finding, rules, fingerprint(finding), options.prefix));
  const loud = open.map((finding) => resultOf(finding, rules, fingerprint(finding), options.prefix));
  const results = [
    ...loud.map((result) => (options.baseline ? { ...result, baselineState: "new" } : result)),
    ...silent.map((result) => ({
      ...result,
      baselineState: "unchanged",
      suppressions: [{ kind: "external", status: "accepted", justification: "Accepted by the baseline." }],
    })),
  ];
  return toText({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "create-clerk-sessions",
            semanticVersion: options.version,
            informationUri: "https://www.npmjs.com/package/create-clerk-sessions",
            rules: rules.map((rule) => ruleOf(rule, [...open, ...accepted])),
          },
        },
        automationDetails: { id: `${mark}/${options.prefix}` },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
        results,
      },
    ],
  });
}

const levels = { error: "error", warning: "warning", info: "note" } as const;

function ruleOf(id: string, findings: AuditFinding[]) {
  const { title, description } = ruleText(id);
  const severity = findings.find(({ rule }) => rule === id)?.severity ?? "warning";
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: description },
    help: { text: description },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ["security", "authentication"] },
  };
}

function resultOf(finding: AuditFinding, rules: string[], fingerprint: string, prefix: string) {
  const { rule, severity, message, file, line, resource, fix } = finding;
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: levels[severity],
    // Brackets would be read as links.
    message: { text: (fix === null ? message : `${message}\nFix: ${fix}`).replace(/[[\]]/g, "\\$&") },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file, prefix), uriBaseId: "%SRCROOT%" },
          region: { startLine: Math.max(1, line) },
        },
        ...(resource === null
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: resource, kind: "function" }] }),
      },
    ],
    partialFingerprints: { "clerkSessions/v1": fingerprint },
  };
}

/** Alike findings are told apart by their number, so that each keeps a fingerprint of its own. */
function fingerprints(): (finding: AuditFinding) => string {
  const seen = new Map<string, number>();
  return (finding) => {
    const { rule, resource, file } = findingKey(finding);
    const key = [rule, resource ?? file].join(":");
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return number === 1 ? key : `${key}:${number}`;
  };
}
