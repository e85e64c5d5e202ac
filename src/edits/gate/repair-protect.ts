// A protect() that is neither awaited nor returned holds nothing from Clerk 6 on; the handler we change gets it right.
import type MagicString from "magic-string";
import { capabilities } from "../../capabilities.ts";
import { ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import type { ListGate } from "./gate-shape.ts";

export type Repair = { kind: "fine"; needsAsync: boolean } | { kind: "impossible"; reason: string };

/** What is wrong with the guard's protect() for the app's Clerk version, as a phrase; null when it holds. */
export function protectFault(gate: ListGate, project: Pick<Project, "next" | "clerk">): string | null {
  if (!gate.protect || !capabilities(project).asyncAuth) return null;
  if (gate.protect.calledOnResult) return "auth().protect() is Clerk 5's form";
  return gate.protect.awaited ? null : "auth.protect() is not awaited and holds nothing";
}

export function repairProtect(
  source: MagicString,
  gate: ListGate,
  project: Pick<Project, "next" | "clerk">,
): Repair {
  const { protect, tree } = gate;
  if (!protect) return { kind: "fine", needsAsync: false };
  if (!capabilities(project).asyncAuth) {
    return protect.calledOnResult
      ? { kind: "fine", needsAsync: false }
      : {
          kind: "impossible",
          reason: "auth.protect() is the form of Clerk 6; Clerk 5 wants auth().protect().",
        };
  }
  if (!protectFault(gate, project)) return { kind: "fine", needsAsync: false };
  const access = protect.call.expression;
  if (protect.calledOnResult && ts.isPropertyAccessExpression(access)) {
    source.overwrite(access.expression.getStart(tree), access.expression.end, gate.authName);
  }
  if (!protect.awaited) source.appendRight(protect.call.getStart(tree), "await ");
  return { kind: "fine", needsAsync: !protect.awaited };
}
