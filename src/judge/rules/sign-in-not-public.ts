// Can people get to the pages where they sign in? If the gate sends signed-out callers from there to the sign-in page, they
// go round in circles.
import type { AuditFinding, GateVerdict } from "../../verdict.ts";
import { judgeGate } from "../gate/judge-gate.ts";
import { advice } from "./parts/advice.ts";
import type { Facts } from "./rule.ts";

/** A step that Clerk's own pages have below their URL. */
const step = "sso-callback";

export function signInNotPublic({ project, world, verdicts }: Facts): AuditFinding[] {
  const pages = [
    { page: project.signIn, does: "sign in" },
    { page: project.signUp, does: "sign up" },
  ];
  return pages.flatMap(({ page, does }): AuditFinding[] => {
    const verdict = page && verdicts.find(({ file }) => file === page.file);
    if (!verdict) return [];
    const root = verdict.urls[0]?.replace(/\/\[\[?\.{3}[^/]+$/, "") || "/";
    const hasSteps = root !== verdict.urls[0];
    const path = root.replace(/\[[^\]]+\]/g, "sample");
    const own = isClosed(verdict.gate) ? verdict.gate : judgeGate(world, path, ["GET"]);
    const below = hasSteps ? judgeGate(world, `${path === "/" ? "" : path}/${step}`, ["GET"]) : own;
    const closed = [own, below].find(isClosed);
    const [place] = closed?.evidence ?? [];
    if (!closed || !place) return [];
    const message = isClosed(own)
      ? `The gate asks for a session on \`${root}\`, the page where people ${does}. Whoever has none is sent to the sign-in page over and over and never gets in.`
      : `The gate opens \`${root}\` but not the steps below it, such as \`${root}/${step}\`, which Clerk's page goes through. Whoever needs one of them cannot ${does}.`;
    return [
      {
        rule: "sign-in-not-public",
        severity: "error",
        message,
        file: place.file,
        line: place.line,
        resource: verdict.id,
        fix: advice.leaveOpen({ project, world }, [root], hasSteps ? "subtree" : "path"),
      },
    ];
  });
}

const isClosed = ({ answer }: GateVerdict): boolean => answer === "signed-in" || answer === "restricted";
