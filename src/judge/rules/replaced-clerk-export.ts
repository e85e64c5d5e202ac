// Does a named export take the place of the default one that calls Clerk? Next.js runs the named export.
import { lineOf, ts } from "../../syntax.ts";
import type { AuditFinding } from "../../verdict.ts";
import type { World } from "../evaluate/run.ts";
import { clerkExport } from "./parts/clerk-export.ts";
import { type Declaration, declarationOf, exportOf } from "./parts/declaration-of.ts";
import { findNodes } from "./parts/find-nodes.ts";
import { moduleAt } from "./parts/module-at.ts";
import type { Facts } from "./rule.ts";

const makers = new Set(["clerkMiddleware", "authMiddleware", "withClerkMiddleware"]);

export function replacedClerkExport({ project, world }: Facts): AuditFinding[] {
  const { file } = project.gate;
  const module = file === null ? null : moduleAt(world, file);
  if (file === null || !module) return [];
  const name = /(^|\/)proxy\.[^/]+$/.test(file) ? "proxy" : "middleware";
  const named = exportOf(world, module, name);
  const fallback = exportOf(world, module, "default");
  if (named?.kind !== "own" || !fallback || !callsClerk(world, fallback) || callsClerk(world, named))
    return [];
  return [
    {
      rule: "replaced-clerk-export",
      severity: "error",
      message: `Next.js runs the export named \`${name}\` and never looks at the default export beside it, which is the one that calls Clerk: no path of this app is checked, and \`auth()\` throws.`,
      file: named.module.file,
      line: lineOf(named.module.tree, named.node),
      resource: null,
      fix: `Call what \`${name}\` does inside \`clerkMiddleware(async (auth, req) => { … })\`, and keep only that as the default export.`,
    },
  ];
}

function callsClerk(world: World, start: Declaration, seen: Set<ts.Node> = new Set()): boolean {
  if (start.kind !== "own") return true;
  const { module, node } = start;
  if (seen.has(node)) return false;
  seen.add(node);
  return findNodes(node, ts.isIdentifier).some((name) => {
    if (makers.has(clerkExport(world, module, name) ?? "")) return true;
    const declaration = declarationOf(world, module, name.text);
    return declaration?.kind === "own" && callsClerk(world, declaration, seen);
  });
}
