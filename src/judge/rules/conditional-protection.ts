// What can callers, or the surroundings, change so that a check does not happen? One finding per condition.

import { conditionText } from "../../verdict/condition-text.ts";
import type { AuditFinding, Condition, ConditionSource, Verdict } from "../../verdict.ts";
import type { World } from "../evaluate/run.ts";
import { byCause } from "./parts/by-cause.ts";
import { hardCodedSecret } from "./parts/hard-coded-secret.ts";
import { listText } from "./parts/list-text.ts";
import { nameOf } from "./parts/name-of.ts";
import { publicComment } from "./parts/public-comment.ts";
import type { Facts } from "./rule.ts";

interface Weak {
  verdict: Verdict;
  condition: Condition;
  where: "gate" | "guard";
  /** It goes by the address that a proxy in front of the app has seen. */
  isAddress: boolean;
  /** What callers have to send stands in the source. */
  isHardCoded: boolean;
  /** Conditions of the same check that a variable decides. */
  needs: Condition[];
}

const sent: ConditionSource[] = ["header", "query", "cookie", "body"];

export function conditionalProtection({ world, verdicts }: Facts): AuditFinding[] {
  const weak = verdicts.flatMap((verdict): Weak[] => {
    if (!isOwn(verdict) || publicComment(world, verdict)) return [];
    const { gate, guard, urls } = verdict;
    return [
      ...(gate.answer === "conditional" && urls.length > 0
        ? weaknesses(world, verdict, gate.conditions, "gate")
        : []),
      ...(guard.answer === "conditional" ? weaknesses(world, verdict, guard.conditions, "guard") : []),
    ];
  });
  return byCause(weak, ({ condition: { file, line } }) => `${file}:${line}`).flatMap(findingFor);
}

/** What callers send, each place for itself; else the variable that decides. */
function weaknesses(world: World, verdict: Verdict, all: Condition[], where: Weak["where"]): Weak[] {
  const conditions = deciding(all);
  const sentOnes = conditions.filter((condition) => ruleFor(condition) === "bypass-by-request");
  const main = sentOnes.length > 0 ? sentOnes : conditions.slice(0, 1);
  const needs = conditions.filter((condition) => ruleFor(condition) === "protection-depends-on-env");
  const isAddress = all.some(({ note }) => /forwarded|real-ip|connecting-ip/i.test(note));
  return main.map((condition) => ({
    verdict,
    condition,
    where,
    isAddress,
    isHardCoded: hardCodedSecret(world, condition),
    needs: needs.filter((need) => need !== condition),
  }));
}

/** Layouts are asked through their pages, and a page of the Pages Router has the guard of its getServerSideProps. */
function isOwn({ kind, guard }: Verdict): boolean {
  if (kind === "layout" || kind === "template" || kind === "default") return false;
  return kind !== "pages-page" || guard.answer !== "conditional";
}

/** Where either side of a condition lets callers through, it decides nothing. */
function deciding(conditions: Condition[]): Condition[] {
  const plain = conditions.map((condition) => ({
    ...condition,
    note: condition.note.replace(/^!\(!\((.*)\)\)$/, "$1"),
  }));
  return plain.filter(
    ({ note, line, sources }) =>
      ruleFor({ sources }) !== null &&
      // Next.js signs that cookie.
      !note.includes("draftMode(") &&
      !plain.some(
        (other) => other.line === line && (other.note === `!(${note})` || note === `!(${other.note})`),
      ),
  );
}

type RuleId = "bypass-by-request" | "protection-depends-on-env";

function ruleFor({ sources }: Pick<Condition, "sources">): RuleId | null {
  if (sources.some((source) => sent.includes(source) || source === "host")) return "bypass-by-request";
  return sources.length > 0 && sources.every((source) => source === "env")
    ? "protection-depends-on-env"
    : null;
}

function findingFor(group: Weak[]): AuditFinding[] {
  const weak = group.find(({ condition }) => ruleFor(condition) === "bypass-by-request") ?? group[0];
  const rule = weak ? ruleFor(weak.condition) : null;
  if (!weak || !rule) return [];
  const { condition, verdict, needs, isAddress } = weak;
  const ids = new Set(group.map((each) => each.verdict.id));
  const names = listText(group.map((each) => nameOf(each.verdict)));
  const isHeld = group.every((each) => each.verdict.reach !== "conditional");
  const also = listText(needs.map(({ note }) => conditionText(note)));
  const address = isAddress
    ? " A proxy in front of the app may overwrite it; without one it says what the caller wants."
    : "";
  const more = needs.length > 0 ? ` That works where ${also}: the environment decides it.` : "";
  return [
    {
      rule,
      severity: isForAnybody(weak) && !isHeld ? "error" : "warning",
      message: `${messageFor(rule, weak, names)}${address}${more}${isHeld ? " Another check still holds there." : ""}`,
      file: condition.file,
      line: condition.line,
      resource: ids.size === 1 ? verdict.id : null,
      fix: fixFor(rule, weak),
    },
  ];
}

/** Nothing but a request with the right words is needed. What a handler answers to a query may well be meant for all. */
function isForAnybody({ condition, needs, where, isAddress }: Weak): boolean {
  const { sources } = condition;
  if (isAddress || needs.length > 0 || (sources.includes("env") && !isPublished(condition))) return false;
  if (where === "guard" && !sources.includes("header") && !sources.includes("cookie")) return false;
  return sent.some((source) => sources.includes(source));
}

const isPublished = ({ note, value }: Condition): boolean =>
  note.includes("NEXT_PUBLIC_") || value.includes("NEXT_PUBLIC_");

function messageFor(rule: string, { condition, isHardCoded }: Weak, names: string): string {
  const { note, sources } = condition;
  if (rule === "protection-depends-on-env") {
    return `Signed-out callers reach ${names} when ${conditionText(note)}. That depends on an environment variable: one deployment that lacks it, or sets it, is open.`;
  }
  if (isPublished(condition)) {
    return `Signed-out callers reach ${names} when ${conditionText(note)}. That variable is no secret: what starts with NEXT_PUBLIC_ is part of the pages that every visitor gets.`;
  }
  if (sources.includes("env")) {
    return `Signed-out callers reach ${names} when ${conditionText(note)}: they have to send a value that an environment variable holds. Whoever learns that value gets in, and where the variable is not set the comparison may hold for anybody.`;
  }
  if (isHardCoded) {
    return `Signed-out callers reach ${names} when ${conditionText(note)}. That secret stands in the source: everybody who can read the repository, or ever could, knows it.`;
  }
  const named = sent.find((source) => sources.includes(source));
  if (named === undefined) {
    return `Signed-out callers reach ${names} when ${conditionText(note)}. The host is what the caller's request says it is, unless a proxy in front of the app makes sure of it.`;
  }
  const whats = { header: "a header", query: "a query parameter", cookie: "a cookie", body: "in the body" };
  const what = whats[named as "header"];
  return `Signed-out callers reach ${names} when ${conditionText(note)}. That is ${what} of the request, and callers send what they like: anybody can skip the check.`;
}

function fixFor(rule: string, { condition: { sources }, isHardCoded }: Weak): string {
  if (rule === "protection-depends-on-env")
    return "Let the check run in every environment; for tests, Clerk's testing tokens sign a real test user in.";
  if (sources.includes("env"))
    return "Compare with `crypto.timingSafeEqual` in the Route Handler itself, and refuse when the variable is not set.";
  if (isHardCoded)
    return "Choose a new secret, keep it in an environment variable, compare with `crypto.timingSafeEqual` in the Route Handler itself, and refuse when the variable is not set.";
  return "Let the check run whatever the request says.";
}
