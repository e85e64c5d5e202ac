// Which resources are open on purpose, as a comment in the source says?
import type { AuditFinding, Verdict } from "../../verdict.ts";
import type { World } from "../evaluate/run.ts";
import { byCause } from "./parts/by-cause.ts";
import { commentsOn } from "./parts/comments-on.ts";
import { listText } from "./parts/list-text.ts";
import { nameOf } from "./parts/name-of.ts";
import { type PublicComment, publicComment } from "./parts/public-comment.ts";
import type { Facts } from "./rule.ts";

interface Marked {
  verdict: Verdict;
  comment: PublicComment;
}

export function publicByComment({ world, verdicts }: Facts): AuditFinding[] {
  const marked = verdicts.flatMap((verdict): Marked[] => {
    const comment = verdict.kind === "get-server-side-props" ? null : publicComment(world, verdict);
    return comment ? [{ verdict, comment }] : [];
  });
  return [
    ...byCause(marked, ({ verdict, comment }) => `${verdict.file}:${comment.line}`).map(findingFor),
    ...idleComments(world, verdicts),
  ];
}

/** Comments that have no effect, each once: whoever wrote one thinks that it has. */
function idleComments(world: World, verdicts: Verdict[]): AuditFinding[] {
  const found = new Map<string, AuditFinding>();
  for (const verdict of verdicts) {
    for (const { line, reading } of commentsOn(world, verdict)) {
      const isBroken = reading.kind === "public" && verdict.guard.answer === "broken";
      const { file, id } = verdict;
      if (reading.kind === "public" && !isBroken) continue;
      found.set(`${file}:${line}`, {
        rule: "public-by-comment",
        severity: "info",
        message: isBroken
          ? `A comment says that ${nameOf(verdict)} is public on purpose, but its code tries to check the session, and fails. The comment stands for a check that is not there, so it has no effect here.`
          : "This comment looks like one for create-clerk-sessions, but cannot be read. It has no effect.",
        file,
        line,
        resource: isBroken ? id : null,
        fix: isBroken
          ? "Repair the check and delete the comment, or delete the check."
          : "Write `// clerk-sessions: public — ` and the reason, or delete the comment.",
      });
    }
  }
  return [...found.values()];
}

function findingFor(group: Marked[]): AuditFinding {
  const [{ verdict, comment }] = group as [Marked, ...Marked[]];
  const open = group.filter(({ verdict: { reach } }) => reach !== "signed-in" && reach !== "restricted");
  const names = listText((open.length > 0 ? open : group).map((each) => nameOf(each.verdict)));
  const place = {
    rule: "public-by-comment",
    file: verdict.file,
    line: comment.line,
    resource: group.length === 1 ? verdict.id : null,
  };
  if (open.length === 0) {
    return {
      ...place,
      severity: "info",
      message: `A comment says that ${names} ${group.length === 1 ? "is" : "are"} public, but signed-out callers do not get there. The comment is not needed.`,
      fix: "Delete the comment, or the check.",
    };
  }
  if (comment.reason === null) {
    return {
      ...place,
      severity: "warning",
      message: `A comment says that ${names} ${open.length === 1 ? "is" : "are"} public on purpose, and does not say why. Whoever reads it later cannot tell whether that still holds.`,
      fix: "Add the reason: `// clerk-sessions: public — visitors subscribe before they have an account`.",
    };
  }
  return {
    ...place,
    severity: "info",
    message: `Everybody reaches ${names}, on purpose: ${comment.reason}${/[.!?]$/.test(comment.reason) ? "" : "."}`,
    fix: null,
  };
}
