// By what is a finding known again when lines have moved? Rule, resource and file; baselines and fingerprints use it.
import type { AuditFinding } from "../../verdict.ts";

export interface FindingKey {
  rule: string;
  resource: string | null;
  file: string;
}

export function findingKey({ rule, resource, file }: FindingKey | AuditFinding): FindingKey {
  // An inline function without a name of its own is called after its line.
  return { rule, resource: resource?.replace(/#inline@\d+(:\d+)?$/, "#inline") ?? null, file };
}
