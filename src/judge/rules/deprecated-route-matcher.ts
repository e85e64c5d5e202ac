// Where is `createRouteMatcher` used although Clerk has deprecated it? Once per file.
import { capabilities } from "../../capabilities.ts";
import type { AuditFinding } from "../../verdict.ts";
import { byCause } from "./parts/by-cause.ts";
import { callNotes } from "./parts/call-notes.ts";
import { ownCheck } from "./parts/own-check.ts";
import type { Facts } from "./rule.ts";

export function deprecatedRouteMatcher({ project, world }: Facts): AuditFinding[] {
  if (!project.clerk || capabilities(project).routeMatcher) return [];
  const calls = callNotes(world).filter(({ name }) => name === "createRouteMatcher");
  return byCause(calls, ({ file }) => file).flatMap(([first]): AuditFinding[] => {
    if (!first) return [];
    return [
      {
        rule: "deprecated-route-matcher",
        severity: "info",
        message: `Clerk has deprecated \`createRouteMatcher\` in 7.5.14 and will remove it in its next major version; this app has ${project.clerk?.version}. It still works. Checks in the pages, Route Handlers and Server Functions themselves are what Clerk recommends instead.`,
        file: first.file,
        line: first.line,
        resource: null,
        fix: `Begin pages and Server Functions with ${ownCheck("page", world.clerkMajor, null).code}. What has to stay in the gate can compare \`req.nextUrl.pathname\`.`,
      },
    ];
  });
}
