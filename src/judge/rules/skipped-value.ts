// For which values of a parameter does the gate answer otherwise? `config.matcher` skips paths that look like files.
import type { AuditFinding, Verdict } from "../../verdict.ts";
import { reachOf } from "../reach.ts";
import { advice } from "./parts/advice.ts";
import { listText } from "./parts/list-text.ts";
import { nameOf } from "./parts/name-of.ts";
import { publicComment } from "./parts/public-comment.ts";
import { resourceNotes } from "./parts/resource-notes.ts";
import type { Facts } from "./rule.ts";

export function skippedValue({ project, world, verdicts }: Facts): AuditFinding[] {
  const { file } = project.gate;
  if (file === null) return [];
  const open = verdicts.filter(
    (verdict) =>
      isOpened(verdict) && resourceNotes(world, verdict).effect !== null && !publicComment(world, verdict),
  );
  const [first] = open;
  if (!first) return [];
  const example = first.gate.differs.find(({ answer }) => isWeak(answer));
  const isWriting = open.some(
    ({ kind, export: name }) => kind === "pages-api" || (kind === "route-handler" && name !== "GET"),
  );
  const one = open.length === 1;
  return [
    {
      rule: "skipped-value",
      severity: isWriting ? "error" : "warning",
      message: `The gate protects ${listText(open.map(nameOf))}, but not for every value: \`${example?.url}\` ${example?.answer === "not-run" ? "never reaches it, because `config.matcher` skips paths that look like files" : "gets through"}. ${one ? "Its own code does" : "Their own code does"} not check either, so that everybody gets an answer there.`,
      file,
      line: first.gate.evidence.find((place) => place.file === file)?.line ?? 1,
      resource: one ? first.id : null,
      fix: advice.repeat(
        { world },
        open,
        open.map(({ gate }) => gate),
        "the gate",
      ),
    },
  ];
}

function isOpened(verdict: Verdict): boolean {
  const { gate, guard, reach } = verdict;
  if (verdict.kind === "layout" || verdict.kind === "template" || verdict.kind === "default") return false;
  return reach === "anyone" && reachOf({ ...gate, differs: [] }, guard) !== "anyone";
}

const isWeak = (answer: string): boolean => answer === "not-run" || answer === "public" || answer === "none";
