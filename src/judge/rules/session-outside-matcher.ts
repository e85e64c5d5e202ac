// Where does code ask Clerk who is calling although Clerk's gate did not run? Clerk throws there.
import { lineOf, ts } from "../../syntax.ts";
import type { AuditFinding, Evidence, Verdict } from "../../verdict.ts";
import type { World } from "../evaluate/run.ts";
import { advice } from "./parts/advice.ts";
import { byCause } from "./parts/by-cause.ts";
import { clerkExport } from "./parts/clerk-export.ts";
import { findNodes } from "./parts/find-nodes.ts";
import { gatePaths } from "./parts/gate-paths.ts";
import { listText } from "./parts/list-text.ts";
import { nameOf } from "./parts/name-of.ts";
import { reachableFunctions } from "./parts/reachable-functions.ts";
import type { Facts } from "./rule.ts";

const kinds = new Set(["page", "route-handler", "pages-api", "get-server-side-props"]);
const readers = new Set(["auth", "currentUser", "getAuth"]);

interface Reading {
  verdict: Verdict;
  call: Evidence;
}

export function sessionOutsideMatcher(facts: Facts): AuditFinding[] {
  const { project, world, verdicts } = facts;
  if (!project.clerk) return [];
  const readings = verdicts.flatMap((verdict): Reading[] => {
    const { kind, urls, gate } = verdict;
    if (!kinds.has(kind) || urls.length === 0) return [];
    if (gate.answer !== "not-run" && gate.answer !== "none") return [];
    const call = sessionCall(world, verdict);
    return call ? [{ verdict, call }] : [];
  });
  const causeOf = ({ verdict: { gate } }: Reading) => JSON.stringify([gate.answer, gate.evidence[0]]);
  return byCause(readings, causeOf).map((group) => findingFor(facts, group));
}

function findingFor(facts: Facts, group: Reading[]): AuditFinding {
  const { file, expected } = facts.project.gate;
  const { clerkMajor } = facts.world;
  const [{ verdict, call }] = group as [Reading, ...Reading[]];
  const names = listText(group.map((reading) => nameOf(reading.verdict)));
  const isOne = group.length === 1;
  const missing =
    verdict.gate.answer === "none"
      ? `there is no ${file ?? expected} that calls ${clerkMajor < 5 ? "authMiddleware()" : "clerkMiddleware()"}`
      : `the gate (${file}) does not run for ${isOne ? "this path" : "these paths"}`;
  return {
    rule: "session-outside-matcher",
    severity: "error",
    message: `${names} ${isOne ? "asks" : "ask"} Clerk for the session (\`${call.note}\`, ${call.file}:${call.line}), but ${missing}. Clerk throws then, and everybody gets an error page.`,
    file: isOne ? verdict.file : call.file,
    line: isOne && call.file !== verdict.file ? verdict.line : call.line,
    resource: isOne ? verdict.id : null,
    fix: fixFor(facts, group),
  };
}

function fixFor(facts: Facts, group: Reading[]): string {
  const { file } = facts.project.gate;
  const [{ verdict }] = group as [Reading, ...Reading[]];
  if (verdict.gate.answer === "none") return advice.runGate(facts);
  if (verdict.gate.evidence[0]?.note !== "config.matcher")
    return `Let ${file} hand these requests to \`${facts.world.clerkMajor < 5 ? "authMiddleware" : "clerkMiddleware"}()\`, too.`;
  const urls = group.flatMap((reading) => reading.verdict.urls);
  const patterns = gatePaths(facts.project, urls, "path").map(({ pattern }) => `\`"${pattern}"\``);
  return `Add ${listText(patterns)} to \`config.matcher\` in ${file}.`;
}

function sessionCall(world: World, verdict: Verdict): Evidence | null {
  for (const { module, node } of reachableFunctions(world, verdict)) {
    const found = findNodes(node, ts.isCallExpression).find(({ expression }) => {
      const callee = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
      return readers.has(clerkExport(world, module, callee) ?? "");
    });
    if (!found) continue;
    const note = found.getText(module.tree).replace(/\s+/g, " ").slice(0, 60);
    return { file: module.file, line: lineOf(module.tree, found), note };
  }
  return null;
}
