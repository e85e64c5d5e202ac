// Every rule, in the order of the report. A new one is a file in this folder and an entry here.
import { authNotAwaited } from "./auth-not-awaited.ts";
import { brokenGuard } from "./broken-guard.ts";
import { catchAllAnswersNotFound } from "./catch-all-answers-not-found.ts";
import { conditionalProtection } from "./conditional-protection.ts";
import { deadGateFile } from "./dead-gate-file.ts";
import { deprecatedRouteMatcher } from "./deprecated-route-matcher.ts";
import { gateOnly } from "./gate-only.ts";
import { ignoredMatcherConfig } from "./ignored-matcher-config.ts";
import { invalidPattern } from "./invalid-pattern.ts";
import { layoutOnly } from "./layout-only.ts";
import { noProtection } from "./no-protection.ts";
import { overMatchingPattern } from "./over-matching-pattern.ts";
import { protectIgnoresRole } from "./protect-ignores-role.ts";
import { protectNotAwaited } from "./protect-not-awaited.ts";
import { protectWithoutCondition } from "./protect-without-condition.ts";
import { publicByComment } from "./public-by-comment.ts";
import { redirectInsteadOf401 } from "./redirect-instead-of-401.ts";
import { replacedClerkExport } from "./replaced-clerk-export.ts";
import type { Rule } from "./rule.ts";
import { sessionInUseCache } from "./session-in-use-cache.ts";
import { sessionOutsideMatcher } from "./session-outside-matcher.ts";
import { signInNotPublic } from "./sign-in-not-public.ts";
import { skippedValue } from "./skipped-value.ts";
import { stricterThanIntended } from "./stricter-than-intended.ts";
import { tenantIdFromRequest } from "./tenant-id-from-request.ts";
import { unmatchedPattern } from "./unmatched-pattern.ts";
import { unprotectedMutation } from "./unprotected-mutation.ts";
import { unprotectedServerFunction } from "./unprotected-server-function.ts";
import { unreachablePersonalBranch } from "./unreachable-personal-branch.ts";
import { unusedRouteMatcher } from "./unused-route-matcher.ts";
import { weakerThanIntended } from "./weaker-than-intended.ts";
import { webhookBlocked } from "./webhook-blocked.ts";

export const rules: Rule[] = [
  noProtection,
  deadGateFile,
  replacedClerkExport,
  ignoredMatcherConfig,
  invalidPattern,
  unprotectedServerFunction,
  unprotectedMutation,
  weakerThanIntended,
  conditionalProtection,
  protectNotAwaited,
  authNotAwaited,
  brokenGuard,
  protectWithoutCondition,
  protectIgnoresRole,
  tenantIdFromRequest,
  skippedValue,
  overMatchingPattern,
  signInNotPublic,
  webhookBlocked,
  sessionOutsideMatcher,
  sessionInUseCache,
  layoutOnly,
  gateOnly,
  redirectInsteadOf401,
  catchAllAnswersNotFound,
  unreachablePersonalBranch,
  stricterThanIntended,
  unusedRouteMatcher,
  unmatchedPattern,
  deprecatedRouteMatcher,
  publicByComment,
];
