// What the rules want to know of one module, in plain values: noted once, while its syntax tree is at hand.
import { lineOf, ts } from "../../../syntax.ts";
import type { AuditFinding } from "../../../verdict.ts";
import type { World } from "../../evaluate/run.ts";
import type { Module } from "../../evaluate/scope.ts";
import type { CallNote } from "./call-note.ts";
import { clerkExport } from "./clerk-export.ts";
import { findNodes } from "./find-nodes.ts";
import { isCached } from "./is-cached.ts";
import { isDropped } from "./is-dropped.ts";
import { isTakenForValue } from "./is-taken-for-value.ts";
import { personalBranches } from "./personal-branches.ts";
import { unusedName } from "./unused-name.ts";

export interface ModuleNotes {
  calls: CallNote[];
  /** Findings of unreachable-personal-branch. */
  branches: AuditFinding[];
}

export const notesKey = (file: string): string => `rules: notes ${file}`;

export function moduleNotes(world: World, module: Module): ModuleNotes {
  const key = notesKey(module.file);
  const found = world.memo.get(key) as ModuleNotes | undefined;
  if (found) return found;
  const made = { calls: callsIn(world, module), branches: personalBranches(module) };
  world.memo.set(key, made);
  return made;
}

function callsIn(world: World, module: Module): CallNote[] {
  if (!/\b(auth|currentUser|getAuth|createRouteMatcher|protect|has)\b/.test(module.tree.text)) return [];
  return findNodes(module.tree, ts.isCallExpression).flatMap((call): CallNote[] => {
    const name = nameOfCall(world, module, call);
    return name ? [noteOf(module, call, name)] : [];
  });
}

function noteOf({ file, tree }: Module, call: ts.CallExpression, name: string): CallNote {
  return {
    file,
    line: lineOf(tree, call),
    name,
    text: call.getText(tree).replace(/\s+/g, " "),
    isDropped: isDropped(call),
    isTakenForValue: isTakenForValue(call),
    isCached: isCached(call),
    keys: keysOf(call),
    unused: name === "createRouteMatcher" ? unusedName(tree, call) : null,
  };
}

function nameOfCall(world: World, module: Module, call: ts.CallExpression): string | null {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee))
    return clerkExport(world, module, callee) ?? hasName(module, callee);
  if (callee.name.text !== "protect") return hasName(module, callee.name);
  const target = unwrapped(callee.expression);
  if (ts.isCallExpression(target)) {
    return clerkExport(world, module, target.expression) === "auth" ? "auth().protect" : null;
  }
  return clerkExport(world, module, target) === "auth" ? "auth.protect" : null;
}

/** Given an object it is hardly that of a Set. */
function hasName({ tree }: Module, node: ts.Node): string | null {
  return ts.isIdentifier(node) && node.text === "has" && tree.text.includes("@clerk/") ? "has" : null;
}

function keysOf({ arguments: [params] }: ts.CallExpression): string[] | null {
  if (!params || !ts.isObjectLiteralExpression(params)) return null;
  const names = params.properties.map(({ name }) =>
    name && !ts.isComputedPropertyName(name) ? name.text : null,
  );
  return names.some((name) => name === null) ? null : names.flatMap((name) => name ?? []);
}

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node) || ts.isNonNullExpression(node)
    ? unwrapped(node.expression)
    : node;
}
