// Which files look like the gate and never run, and which does Next.js refuse?
import type { AuditFinding } from "../../verdict.ts";
import { ourCommands } from "./parts/our-commands.ts";
import type { Facts } from "./rule.ts";

export function deadGateFile({ project }: Facts): AuditFinding[] {
  const { file, dead, conflict } = project.gate;
  const found = dead.map((each): AuditFinding => {
    const rest = file
      ? `${file} is the one that runs; what ${each.file} says has no effect.`
      : "No gate runs at all: what this file protects is open.";
    return {
      rule: "dead-gate-file",
      severity: file ? "warning" : "error",
      message: `Next.js never runs ${each.file}. ${each.reason} ${rest}`,
      file: each.file,
      line: 1,
      resource: null,
      fix: file ? `Delete ${each.file}, after moving what is still wanted to ${file}.` : ourCommands.repair,
    };
  });
  if (!conflict) return found;
  return [
    ...found,
    {
      rule: "conflicting-gate-files",
      severity: "error",
      message: `Two files want to be the gate of this app. ${conflict}`,
      file: file ?? "package.json",
      line: 1,
      resource: null,
      fix: ourCommands.repair,
    },
  ];
}
