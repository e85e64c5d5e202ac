// Which files look like the gate and never run, and which does Next.js refuse?
import type { AuditFinding } from "../../verdict.ts";
import type { Facts } from "./rule.ts";

export function deadGateFile({ project }: Facts): AuditFinding[] {
  const { file, expected, dead, conflict } = project.gate;
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
      fix: file
        ? `Delete ${each.file}, after moving what is still wanted to ${file}.`
        : moveTo(expected, each.file),
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
      fix: file ? `Move what is still wanted into ${file}, and delete the other.` : null,
    },
  ];
}

/** Next.js calls the function by the name of its file, or takes the default export. */
function moveTo(expected: string, dead: string): string {
  const nameIn = (path: string) => path.split("/").at(-1)?.split(".")[0];
  const rename = nameIn(expected) === nameIn(dead) ? "" : ", with its function as the default export";
  return `Move it to ${expected}${rename}.`;
}
