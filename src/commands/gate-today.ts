// What do the lists of today's gate say? Questions offer it, and a first clerk-sessions.json is made from it.
import type { GateToday } from "../ask/question.ts";
import { readGate } from "../edits/gate/read-gate.ts";
import type { Project } from "../types.ts";

export function gateToday(project: Project): GateToday | null {
  const shape = readGate(project);
  if (shape.kind !== "public-list" && shape.kind !== "protected-list") return null;
  const { kind, list, roleChecks, answered401 } = shape;
  return { kind, patterns: list.patterns, roleChecks, answered401 };
}
