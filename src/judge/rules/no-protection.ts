// Is there anything at all that stops somebody? An app without gate and without a single check gets one finding, not one
// for each resource.
import { ts } from "../../syntax.ts";
import type { AuditFinding, Verdict } from "../../verdict.ts";
import { authNotAwaited } from "./auth-not-awaited.ts";
import { advice } from "./parts/advice.ts";
import { callNotes } from "./parts/call-notes.ts";
import { findNodes } from "./parts/find-nodes.ts";
import { isRequested } from "./parts/is-requested.ts";
import { isUnprotected } from "./parts/is-unprotected.ts";
import { listText } from "./parts/list-text.ts";
import { moduleAt } from "./parts/module-at.ts";
import { nameOf } from "./parts/name-of.ts";
import { ownCheck } from "./parts/own-check.ts";
import { resourceNotes } from "./parts/resource-notes.ts";
import { protectNotAwaited } from "./protect-not-awaited.ts";
import { replacedClerkExport } from "./replaced-clerk-export.ts";
import type { Facts } from "./rule.ts";

export function noProtection(facts: Facts): AuditFinding[] {
  const { project, verdicts } = facts;
  const open = verdicts.filter(
    (verdict) =>
      /^(open|not-applicable)$/.test(verdict.guard.answer) &&
      (isRequested(verdict) || verdict.urls.length === 0),
  );
  if (open.length === 0) return [];
  const everybody = `Everybody reaches all of it: ${listText(open.map(nameOf))}.`;
  const { file, expected } = project.gate;
  const place = { rule: "no-protection", file: file ?? "package.json", line: 1, resource: null };
  const begin = `Begin what is not for everybody with ${ownCheck("page", facts.world.clerkMajor, null).code}.`;
  if (isUnprotected(facts)) {
    // A gate of its own may ask in a way that is not Clerk's.
    const asksOtherwise = file !== null && asksSomething(facts);
    const why = !project.clerk
      ? "Clerk is not installed"
      : file === null
        ? `Clerk is installed, but ${expected} is missing`
        : `Clerk is installed, but ${file} does not call it`;
    const lead = asksOtherwise
      ? "Clerk protects nothing in this app"
      : "Nothing in this app asks who is calling";
    const found = `${lead}: ${why}, and no page, Route Handler or Server Function checks a session.`;
    const message = asksOtherwise ? found : `${found} ${everybody}`;
    const fix = project.clerk ? `${advice.runGate(facts)} ${begin}` : "npx create-clerk-sessions init";
    return [{ ...place, severity: asksOtherwise ? "warning" : "error", message, fix }];
  }
  if (file === null || !verdicts.every(isOpen) || isToldElsewhere(facts)) return [];
  if (
    !hasGateCheck(facts) &&
    !open.some((verdict) => isRequested(verdict) && resourceNotes(facts.world, verdict).effect)
  )
    return [];
  const message = `Clerk runs in ${file}, but it lets every request through, and no page, Route Handler or Server Function checks the session either. ${everybody} Clerk tells who is calling; to turn callers away is up to the app.`;
  return [{ ...place, severity: "warning", message, fix: begin }];
}

/** A webhook's signature is no session. */
function isOpen({ gate, guard }: Verdict): boolean {
  if (!/^(none|not-run|public)$/.test(gate.answer) || gate.differs.length > 0) return false;
  return /^(open|not-applicable)$/.test(guard.answer) || guard.via === "signature";
}

/** A check is there and lacks something: that is the cause. */
function isToldElsewhere(facts: Facts): boolean {
  return [protectNotAwaited, authNotAwaited, replacedClerkExport].some((rule) => rule(facts).length > 0);
}

const words = new Set([
  "auth",
  "cookies",
  "redirect",
  "json",
  "headers",
  "getToken",
  "getSession",
  "getUser",
]);

function asksSomething({ project, world }: Facts): boolean {
  const module = project.gate.file === null ? null : moduleAt(world, project.gate.file);
  if (!module || project.otherAuth.length > 0) return project.otherAuth.length > 0;
  const isForeign = (specifier: ts.Expression) =>
    ts.isStringLiteral(specifier) && !/^next(-intl)?(\/|$)/.test(specifier.text);
  return (
    findNodes(module.tree, ts.isImportDeclaration).some(({ moduleSpecifier }) =>
      isForeign(moduleSpecifier),
    ) || findNodes(module.tree, ts.isIdentifier).some(({ text }) => words.has(text))
  );
}

/** Its gate asks for the session, so that something was to be protected. */
const hasGateCheck = ({ project, world }: Facts): boolean =>
  callNotes(world).some(({ file, name }) => file === project.gate.file && name.startsWith("auth"));
