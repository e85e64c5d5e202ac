// Which checks beyond "signed in" does a handler make already? So that a second run adds nothing,
// and nothing that only looks like a check counts as one.
import type { ts } from "../../syntax.ts";
import type { RouteTest } from "./conditions.ts";
import type { ListGate } from "./gate-shape.ts";
import type { Scope } from "./handler-scope.ts";
import { readAnswers } from "./read-answers.ts";
import { asksForMore, readRoles } from "./read-roles.ts";
import { mayPass } from "./refusals.ts";

type Checks = Pick<ListGate, "roleChecks" | "answered401" | "answersActions">;

/** `unclear` is a statement that refuses by a role in a way that is not understood. */
export function readChecks(
  body: ts.Block,
  scope: Scope,
  decider: { test: RouteTest; early: ts.Statement | null; protects: ts.Statement },
): { kind: "read"; checks: Checks } | { kind: "unclear"; statement: ts.Statement } {
  const checks: Checks = { roleChecks: [], answered401: [], answersActions: false };
  // A check that some request never reaches checks nothing.
  let isReached = true;
  let isBeforeDecision = true;
  for (const line of body.statements) {
    const roles = line === decider.protects ? null : readRoles(line, scope, decider.test.matcher);
    if (!roles && asksForMore(line, scope.authName)) return { kind: "unclear", statement: line };
    if (isReached) checks.roleChecks.push(...(roles ?? []));
    // After the decision signed-out users are gone: they got another answer.
    if (isBeforeDecision) {
      const answers = readAnswers(line, scope, decider.test);
      checks.answered401.push(...answers.patterns);
      checks.answersActions ||= answers.actions;
    }
    if (mayPass(line, scope.authName)) {
      isReached = false;
      // Leaving early by the open list takes nobody away who would be stopped.
      if (line !== decider.early) isBeforeDecision = false;
    }
    if (line === decider.protects) isBeforeDecision = false;
  }
  return { kind: "read", checks };
}
