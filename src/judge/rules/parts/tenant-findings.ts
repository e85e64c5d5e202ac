// Whose data does a resource write: does the request say so, although the session knows better?
import { lineOf, ts } from "../../../syntax.ts";
import type { AuditFinding, Verdict } from "../../../verdict.ts";
import type { World } from "../../evaluate/run.ts";
import { isWriting } from "../../knowledge/writing.ts";
import { findNodes } from "./find-nodes.ts";
import { nameOf } from "./name-of.ts";
import { type OwnFunction, ownFunction } from "./own-function.ts";
import { RequestValues } from "./request-values.ts";

const ids = /^(orgId|organizationId|organisationId|tenantId|userId|ownerId|clerkId|clerkUserId)$/;
const anyId = /(org|organi[sz]ation|tenant|user|owner|clerk|clerkUser)Id\b/i;
const answering = /^(signed-in|restricted|conditional|broken)$/;

export function tenantFindings(world: World, verdict: Verdict): AuditFinding[] {
  const { kind, guard } = verdict;
  const isAction = kind === "server-function" || kind === "inline-server-function";
  if (!isAction && kind !== "route-handler" && kind !== "pages-api") return [];
  if (!answering.test(guard.answer) || guard.via === "signature" || guard.via === "secret") return [];
  if (!anyId.test(world.project.read(verdict.file) ?? "")) return [];
  const own = ownFunction(world, verdict);
  if (!own) return [];
  const sent = new RequestValues(own.node, isAction ? parametersOf(own.node) : []);
  const objects = findNodes(own.node, ts.isObjectLiteralExpression).filter(isWritten);
  const spread = objects.flatMap((object) => overwritten(object, sent) ?? [])[0];
  if (spread) return [overwriteFinding(own, verdict, spread)];
  // Those who need more than a session may act for others: an admin.
  if (verdict.guard.answer !== "signed-in") return [];
  const taken = objects.flatMap(({ properties }) =>
    properties.filter((property) => isTaken(property, sent)),
  )[0];
  if (!taken?.name || isCompared(own.node, taken, taken.name.getText())) return [];
  return [takenFinding(own, verdict, taken)];
}

/** Part of what a call that writes is given. */
function isWritten(object: ts.ObjectLiteralExpression): boolean {
  for (let at: ts.Node = object; !ts.isFunctionLike(at) && !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    if (!ts.isCallExpression(parent) || at === parent.expression) continue;
    const callee = parent.expression;
    if (!ts.isPropertyAccessExpression(callee)) continue;
    const name = callee.name.text;
    return name === "values" || (name !== "json" && isWriting(callee.getText()));
  }
  return false;
}

interface Overwritten {
  object: ts.ObjectLiteralExpression;
  id: string;
  spread: ts.SpreadAssignment;
}

/** `{ orgId, ...body }`: what comes later wins. */
function overwritten(object: ts.ObjectLiteralExpression, sent: RequestValues): Overwritten[] {
  return object.properties.flatMap((property, at): Overwritten[] => {
    const id = property.name?.getText() ?? "";
    if (!ids.test(id) || isTaken(property, sent)) return [];
    const later = object.properties.slice(at + 1).filter(ts.isSpreadAssignment);
    const spread = later.find(({ expression }) => {
      const value = sent.of(expression);
      return value?.kind === "raw" && !value.without.includes(id);
    });
    return spread ? [{ object, id, spread }] : [];
  });
}

/** `orgId: body.orgId`, or `orgId` where that was taken out of the body. */
function isTaken(property: ts.ObjectLiteralElementLike, sent: RequestValues): boolean {
  if (!property.name || !ids.test(property.name.getText())) return false;
  if (ts.isShorthandPropertyAssignment(property)) return sent.of(property.name) !== null;
  return ts.isPropertyAssignment(property) && sent.of(property.initializer) !== null;
}

/** Held against the session, or looked up before: somebody thought of it. */
function isCompared(root: ts.Node, taken: ts.Node, id: string): boolean {
  const compares = findNodes(root, ts.isBinaryExpression).some(
    ({ left, right, operatorToken: { kind } }) =>
      (kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
        kind === ts.SyntaxKind.ExclamationEqualsEqualsToken) &&
      [left, right].some((side) => new RegExp(`\\b${id}$`).test(side.getText())),
  );
  const passed = findNodes(root, ts.isCallExpression).some(
    (call) =>
      (taken.pos < call.pos || taken.end > call.end) &&
      call.arguments.some((argument) => new RegExp(`\\b${id}\\b`).test(argument.getText())),
  );
  return compares || passed;
}

function overwriteFinding(
  { module }: OwnFunction,
  verdict: Verdict,
  { id, spread }: Overwritten,
): AuditFinding {
  const text = spread.getText(module.tree);
  return {
    rule: "tenant-id-from-request",
    severity: "error",
    message: `${nameOf(verdict)} writes \`{ ${id}, ${text} }\`: what is spread last wins, so that a caller who sends a \`${id}\` of their own replaces the one from the session and writes into somebody else's data.`,
    file: module.file,
    line: lineOf(module.tree, spread),
    resource: verdict.id,
    fix: `Put the session's value last, \`{ ${text}, ${id} }\`, and let a schema name the fields that callers may set.`,
  };
}

function takenFinding(
  { module }: OwnFunction,
  verdict: Verdict,
  property: ts.ObjectLiteralElementLike,
): AuditFinding {
  const id = property.name?.getText(module.tree) ?? "";
  return {
    rule: "tenant-id-from-request",
    severity: "warning",
    message: `${nameOf(verdict)} takes \`${id}\` from the request and writes with it. Callers send what they like: signed in as one, they may write for another. The session has the right value.`,
    file: module.file,
    line: lineOf(module.tree, property),
    resource: verdict.id,
    fix: "Take the id from the session: `const { userId, orgId } = await auth()`.",
  };
}

/** What callers send to a Server Function. In `action(async ({ ctx }) => …)` a wrapper gives the arguments. */
function parametersOf(node: ts.Node): readonly ts.ParameterDeclaration[] {
  const fn = ts.isVariableDeclaration(node) && node.initializer ? node.initializer : node;
  const isOwn = ts.isFunctionDeclaration(fn) || ts.isFunctionExpression(fn) || ts.isArrowFunction(fn);
  return isOwn ? fn.parameters : [];
}
