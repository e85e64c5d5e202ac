// Which Route Handlers and API routes change something for anyone who sends a request?
import type { AuditFinding, Verdict } from "../../verdict.ts";
import { advice } from "./parts/advice.ts";
import { effectText } from "./parts/effect-text.ts";
import { idleCheck } from "./parts/idle-check.ts";
import { intentOf } from "./parts/intent-of.ts";
import { isUnprotected } from "./parts/is-unprotected.ts";
import { isWebhook } from "./parts/is-webhook.ts";
import { nameOf } from "./parts/name-of.ts";
import { publicComment } from "./parts/public-comment.ts";
import { isByMethod, resourceNotes } from "./parts/resource-notes.ts";
import type { Facts } from "./rule.ts";

const mutating = new Set(["POST", "PUT", "PATCH", "DELETE"]);

export function unprotectedMutation(facts: Facts): AuditFinding[] {
  if (isUnprotected(facts)) return [];
  return facts.verdicts.flatMap((verdict): AuditFinding[] => {
    if (!isCandidate(verdict) || publicComment(facts.world, verdict)) return [];
    const wanted = intentOf(facts, verdict);
    // Said on purpose, or told by the rule that compares with the intent.
    if (wanted && !isWebhook(verdict) && (wanted.isListed || wanted.access !== "public")) return [];
    const effect = resourceNotes(facts.world, verdict).effect;
    if (!effect || (verdict.kind === "pages-api" && effect.kind === "reads")) return [];
    const { id, file, line } = verdict;
    const idle = idleCheck(verdict);
    const who = isByMethod(verdict)
      ? "checks the session for some methods only, and answers the others for anyone who sends a request"
      : "answers anyone who sends a request, also without signing in";
    const what = `${nameOf(verdict)} ${who}. It ${effectText(effect)}`;
    return [
      {
        rule: "unprotected-mutation",
        severity: "error",
        message: isWebhook(verdict)
          ? `${what} without verifying a signature, so that anyone can pretend to be the service that calls this webhook.`
          : `${what}${closing(verdict, idle)}`,
        file,
        line,
        resource: id,
        fix: isWebhook(verdict)
          ? "Verify the signature before anything else: `const event = await verifyWebhook(request)` from `@clerk/nextjs/webhooks` for Clerk, or what the sending service offers (`stripe.webhooks.constructEvent(…)`)."
          : advice.check(facts, [verdict], null),
      },
    ];
  });
}

function isCandidate(verdict: Verdict): boolean {
  const { kind, export: name, guard, reach, urls } = verdict;
  if (kind !== "pages-api" && !(kind === "route-handler" && mutating.has(name))) return false;
  // Where session libraries sign people in.
  if (urls.every((url) => /\/api\/auth\/\[\.{3}/.test(url))) return false;
  if (isByMethod(verdict)) return reach === "conditional";
  return reach === "anyone" && guard.answer === "open";
}

function closing(verdict: Verdict, idle: string | null): string {
  if (isByMethod(verdict)) return ".";
  return idle ? `. ${idle}.` : " and neither the gate nor its own code checks who is calling.";
}
