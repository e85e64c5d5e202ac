// Does Next.js heed the gate's `config`? Under another name or form it limits nothing, and some forms end the build.
import { parseErrors } from "../../syntax.ts";
import type { AuditFinding } from "../../verdict.ts";
import { matchersOf } from "../gate/judge-gate.ts";
import type { Facts } from "./rule.ts";

const readable = 'Write `export const config = { matcher: ["…"] }` with plain strings.';

export function ignoredMatcherConfig({ project, world }: Facts): AuditFinding[] {
  const { file } = project.gate;
  if (file === null) return [];
  const reading = matchersOf(world);
  if (reading.kind === "unreadable") {
    const isSyntax = parseErrors(file, project.read(file) ?? "").length > 0;
    return [
      {
        rule: "unreadable-gate",
        severity: "error",
        message: `The gate cannot work as it stands. ${reading.reason}`,
        file,
        line: reading.line,
        resource: null,
        fix: isSyntax ? null : readable,
      },
    ];
  }
  if (reading.kind !== "all" || !reading.ignored) return [];
  return [
    {
      rule: "ignored-matcher-config",
      severity: "warning",
      message: `This looks like the list of paths for the gate, and is none. ${reading.ignored.reason} Styles, scripts and images go through it, too.`,
      file,
      line: reading.ignored.line,
      resource: null,
      fix: readable,
    },
  ];
}
