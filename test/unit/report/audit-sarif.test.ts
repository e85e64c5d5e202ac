import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { auditSarif } from "../../../src/report/audit-sarif.ts";
import type { Audit, AuditFinding } from "../../../src/verdict.ts";
import { sampleAudit } from "./sample-audit.ts";
import { sarifSchema } from "./sarif-schema.ts";

const ajv = new Ajv({ strict: true, allErrors: true, strictRequired: false });
formats.default(ajv);
const isSarif = ajv.compile(sarifSchema);

const plainOptions = { version: "1.2.3", prefix: "", baseline: null };

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: {
    physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region: { startLine: number } };
  }[];
  partialFingerprints: Record<string, string>;
  baselineState?: string;
  suppressions?: { kind: string }[];
}
interface Rule {
  id: string;
  shortDescription: { text: string };
  fullDescription: { text: string };
}

function sarifOf(audit: Audit, options: Parameters<typeof auditSarif>[1] = plainOptions) {
  const log = JSON.parse(auditSarif(audit, options));
  expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  const [run] = log.runs;
  return {
    results: run.results as Result[],
    rules: run.tool.driver.rules as Rule[],
    driver: run.tool.driver,
  };
}

const finding = (parts: Partial<AuditFinding>): AuditFinding => ({
  ...{ rule: "r", severity: "error", message: "m", file: "app/page.tsx", line: 1, resource: null, fix: null },
  ...parts,
});
const uriOf = ({ locations: [first] }: Result) => first?.physicalLocation.artifactLocation.uri;

describe("SARIF", () => {
  test("every finding is a result of a described rule, at its place", () => {
    const { results, rules, driver } = sarifOf(sampleAudit);
    expect(driver).toMatchObject({ name: "create-clerk-sessions", semanticVersion: "1.2.3" });
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ["unprotected-server-function", "error"],
      ["unprotected-server-function", "error"],
      ["outside-the-matcher", "warning"],
      ["deprecated-route-matcher", "note"],
      ["deliberately-public", "warning"],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    for (const { shortDescription, fullDescription } of rules) {
      expect(shortDescription.text).toMatch(/^[A-Z]/);
      expect(fullDescription.text).toMatch(/\.$/);
    }
    expect(results[0]?.locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: "app/items/actions.ts", uriBaseId: "%SRCROOT%" },
        region: { startLine: 3 },
      },
      logicalLocations: [{ fullyQualifiedName: "app/items/actions.ts#deleteItem" }],
    });
    expect(results[0]?.message.text).toMatch(/\nFix: Begin `deleteItem\(\)` with `await auth\.protect\(\);`/);
    expect(results[1]?.message.text).toMatch(/\nFix: npx create-clerk-sessions init$/);
  });

  test("what a baseline accepts is suppressed, and only then has anything a state", () => {
    const states = (results: Result[]) =>
      results.map(({ baselineState, suppressions }) => [baselineState, !!suppressions]);
    const { results } = sarifOf(sampleAudit, {
      ...plainOptions,
      baseline: { file: "b.json", unmatched: [] },
    });
    expect(states(results)).toEqual([...Array(4).fill(["new", false]), ["unchanged", true]]);
    const [first] = sarifOf({ ...sampleAudit, accepted: [] }).results;
    expect(first).not.toHaveProperty("baselineState");
  });

  test("fingerprints stay when lines move, and tell alike findings apart", () => {
    const fingerprints = (findings: AuditFinding[]) =>
      sarifOf({ ...sampleAudit, findings, accepted: [] }).results.map(
        (one) => one.partialFingerprints["clerkSessions/v1"],
      );
    const findings = [
      finding({}),
      finding({ line: 9 }),
      finding({ resource: "app/page.tsx#inline@14" }),
      finding({ rule: "other" }),
    ];
    const before = fingerprints(findings);
    expect(new Set(before).size).toBe(4);
    const moved = findings.map((one) => ({
      ...one,
      line: one.line + 30,
      resource: one.resource?.replace("14", "44") ?? null,
    }));
    expect(fingerprints(moved)).toEqual(before);
  });

  test("paths are URIs seen from the top of the repository", () => {
    const files = ["app/[id]/a b#c%.tsx", "../../packages/auth/src/index.ts"];
    const { results } = sarifOf(
      { ...sampleAudit, findings: files.map((file) => finding({ file })) },
      { ...plainOptions, prefix: "apps/web/" },
    );
    expect(results.slice(0, 2).map(uriOf)).toEqual([
      "apps/web/app/%5Bid%5D/a%20b%23c%25.tsx",
      "packages/auth/src/index.ts",
    ]);
  });

  test("an audit without findings is valid too", () => {
    expect(sarifOf({ ...sampleAudit, findings: [], accepted: [] }).results).toEqual([]);
  });
});
