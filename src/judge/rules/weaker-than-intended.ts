// Where do more people get in than clerk-sessions.json says?
import type { Requirement } from "../../config.ts";
import type { AuditFinding, Reach, Verdict } from "../../verdict.ts";
import { reachOf } from "../reach.ts";
import { advice } from "./parts/advice.ts";
import { byCause } from "./parts/by-cause.ts";
import { intentOf, type Wanted } from "./parts/intent-of.ts";
import { isRequested } from "./parts/is-requested.ts";
import { isUnprotected } from "./parts/is-unprotected.ts";
import { isWebhook } from "./parts/is-webhook.ts";
import { listText } from "./parts/list-text.ts";
import { nameOf } from "./parts/name-of.ts";
import { publicComment } from "./parts/public-comment.ts";
import { whyReachable } from "./parts/why-reachable.ts";
import type { Facts } from "./rule.ts";

interface Gap {
  verdict: Verdict;
  wanted: Wanted;
}

/** Up to so many get a finding each. */
const few = 3;

export function weakerThanIntended(facts: Facts): AuditFinding[] {
  if (isUnprotected(facts)) return [];
  const gaps = facts.verdicts.flatMap((verdict): Gap[] => {
    const wanted = isRequested(verdict) ? intentOf(facts, verdict) : null;
    // A webhook that verifies nothing is told as that.
    // So is a value for which the gate answers otherwise.
    const usual = reachOf({ ...verdict.gate, differs: [] }, verdict.guard);
    if (!wanted || !isWeaker(usual, wanted) || isWebhook(verdict)) return [];
    if (publicComment(facts.world, verdict)) return [];
    return [{ verdict, wanted }];
  });
  return byCause(gaps, causeOf).flatMap((group) =>
    group.length > few ? [findingFor(facts, group)] : group.map((gap) => findingFor(facts, [gap])),
  );
}

/** What depends on a condition is told by the rules about conditions. */
function isWeaker(reach: Reach, { access }: Wanted): boolean {
  if (access === "public" || reach === "conditional") return false;
  return reach === "anyone" || reach === "unknown" || (access === "restricted" && reach === "signed-in");
}

function causeOf({ verdict, wanted }: Gap): string {
  const { reach, gate, guard } = verdict;
  const [place] = gate.evidence;
  return JSON.stringify([
    wanted.access,
    wanted.require,
    reach,
    gate.answer,
    place,
    gate.reason,
    guard.answer,
  ]);
}

function findingFor(facts: Facts, group: Gap[]): AuditFinding {
  const [first] = group as [Gap, ...Gap[]];
  const { verdict, wanted } = first;
  const names = listText(group.map((gap) => nameOf(gap.verdict)));
  const isOne = group.length === 1;
  const need = wanted.require ? `callers with ${requirementWords(wanted.require)}` : "signed-in callers";
  const intent = `clerk-sessions.json wants ${names} to be for ${need} only`;
  const who =
    verdict.reach === "anyone"
      ? "anyone gets there without signing in"
      : "everybody who is signed in gets there";
  const why = whyReachable(verdict);
  return {
    rule: "weaker-than-intended",
    severity: verdict.reach === "unknown" ? "warning" : "error",
    message:
      verdict.reach === "unknown"
        ? `${intent}, but whether that holds cannot be told: ${why}.`
        : `${intent}, but ${who}: ${why}${isOne ? "" : `; the same for all ${group.length} of them`}.`,
    file: isOne ? verdict.file : (verdict.gate.evidence[0]?.file ?? verdict.file),
    line: isOne ? verdict.line : (verdict.gate.evidence[0]?.line ?? verdict.line),
    resource: isOne ? verdict.id : null,
    fix: advice.check(
      facts,
      group.map((gap) => gap.verdict),
      wanted.require ?? null,
    ),
  };
}

const requirementWords = (requirement: Requirement): string =>
  Object.entries(requirement)
    .map(([kind, value]) => `the ${kind} \`${value}\``)
    .join(" and ");
