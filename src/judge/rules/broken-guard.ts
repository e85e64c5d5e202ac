// Which checks are there and hold nothing? Calls of Clerk's own that lack an `await` or run in a cache have their own rules.
import type { AuditFinding, Evidence, Verdict } from "../../verdict.ts";
import { authNotAwaited } from "./auth-not-awaited.ts";
import { byCause } from "./parts/by-cause.ts";
import { listText } from "./parts/list-text.ts";
import { nameOf } from "./parts/name-of.ts";
import { protectIgnoresRole } from "./protect-ignores-role.ts";
import { protectNotAwaited } from "./protect-not-awaited.ts";
import { protectWithoutCondition } from "./protect-without-condition.ts";
import type { Facts } from "./rule.ts";

interface Broken {
  verdict: Verdict;
  check: Evidence;
}

export function brokenGuard(facts: Facts): AuditFinding[] {
  const { verdicts } = facts;
  const told = toldElsewhere(facts);
  const broken = verdicts.flatMap((verdict): Broken[] => {
    const { guard, kind, file, line } = verdict;
    if (guard.answer !== "broken" || kind === "pages-page") return [];
    if (guard.reason?.includes("use cache")) return [];
    if (guard.evidence.some((place) => told.has(`${place.file}:${place.line}`))) return [];
    const check = guard.evidence.find((place) => place.file === file) ?? guard.evidence[0];
    return [{ verdict, check: check ?? { file, line, note: "" } }];
  });
  // A helper that holds nothing does so for all who call it.
  const causeOf = ({ check, verdict }: Broken) =>
    check.file === verdict.file ? verdict.id : `${check.file}:${check.line}:${verdict.guard.reason}`;
  return byCause(broken, causeOf).map(findingFor);
}

function findingFor(group: Broken[]): AuditFinding {
  const [{ verdict, check }] = group as [Broken, ...Broken[]];
  const isOpen = group.some(({ verdict: { reach } }) => reach === "anyone");
  const isTooWeak = verdict.guard.reason?.includes("signed in is enough") ?? false;
  const isLate = verdict.guard.reason?.includes("before the check") ?? false;
  const quoted = check.note && !isLate ? ` (\`${check.note}\`)` : "";
  const consequence = isTooWeak
    ? "Everybody who has an account gets through."
    : isLate
      ? "What comes first is done for anybody."
      : isOpen
        ? "Signed-out callers get through."
        : "Only the gate holds what is behind it.";
  return {
    rule: "broken-guard",
    severity: isOpen || isTooWeak ? "error" : "warning",
    message: `The check of ${listText(group.map((each) => nameOf(each.verdict)))}${quoted} does not hold: ${words(verdict)}. ${consequence}`,
    file: check.file,
    line: check.line,
    resource: group.length === 1 ? verdict.id : null,
    fix: fixFor(verdict),
  };
}

function toldElsewhere(facts: Facts): Set<string> {
  const found = [protectNotAwaited, authNotAwaited, protectWithoutCondition, protectIgnoresRole].flatMap(
    (rule) => rule(facts),
  );
  return new Set(found.map(({ file, line }) => `${file}:${line}`));
}

function words({ guard: { reason } }: Verdict): string {
  switch (reason) {
    case "nothing waits for it":
      return "nothing waits for the promise that would have refused them";
    case "its answer is not used":
      return "it says who may not go on, and what it says is not used";
    case "what it throws is caught":
      return "what it throws to stop callers is caught, and the code goes on";
    case "the code goes on when the check fails":
    case "the code goes on after the check has failed":
    case "the code goes on after it has answered":
      return `${reason}; a \`return\` is missing`;
    case "work is done before the check":
      return "work is done before it";
    default:
      return reason ?? "it has no effect";
  }
}

function fixFor({ kind, guard: { reason } }: Verdict): string {
  if (reason === "nothing waits for it" || reason?.includes("await"))
    return "Put `await` before the call that checks.";
  if (reason?.includes("caught"))
    return "Check before the `try`, or end its `catch` with `throw error` (Next.js stops callers with errors of its own; `unstable_rethrow(error)` passes those on).";
  if (reason?.includes("signed in is enough"))
    return 'Name what callers need, for instance `{ role: "org:admin" }`, in an object of its own.';
  if (reason?.includes("before the check")) return "Move the check above everything else.";
  if (kind === "pages-api")
    return 'Refuse and end there: `if (!userId) return res.status(401).json({ error: "Unauthorized" });`';
  if (kind === "route-handler")
    return 'Return the refusal: `if (!userId) return Response.json({ error: "Unauthorized" }, { status: 401 });`';
  const isFunction = kind === "server-function" || kind === "inline-server-function";
  return isFunction
    ? 'End the function there: `if (!userId) throw new Error("Unauthorized");`'
    : kind === "get-server-side-props"
      ? 'Return the refusal: `if (!userId) return { redirect: { destination: "/sign-in", permanent: false } };`'
      : 'End the page there: `if (!userId) redirect("/sign-in");`';
}
