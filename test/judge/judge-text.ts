// What does judge say of a gate that is only text? The app around it is nothing but versions.
import { judge } from "../../src/judge/judge.ts";
import type { GateAnswer } from "../../src/verdict.ts";
import { testProject } from "../project.ts";
import type { RandomGate } from "./random-gate.ts";
import type { Setting } from "./settings.ts";

export function judgeText(
  { gate, clerk, next }: Setting,
  { text, urls }: RandomGate,
): Map<string, { answer: GateAnswer; why: string }> {
  const project = testProject({
    files: { [gate]: text },
    gate: { file: gate, expected: gate, dead: [], conflict: null },
    language: "js",
    clerk: { version: clerk.version, source: "installed" },
    next: { version: next, source: "installed" },
    dependencies: { next, "@clerk/nextjs": clerk.version },
  });
  const audit = judge(project, null, { urls });
  return new Map(
    audit.urls.map(({ url, gate: { answer, reason, conditions } }) => {
      const why = reason ?? conditions.map(({ note }) => note).join("; ");
      return [url, { answer, why: why && ` (${why})` }];
    }),
  );
}
