// Which lists of routes does nothing ever ask?
import type { AuditFinding } from "../../verdict.ts";
import { callNotes } from "./parts/call-notes.ts";
import type { Facts } from "./rule.ts";

export function unusedRouteMatcher({ project, world }: Facts): AuditFinding[] {
  return callNotes(world).flatMap(({ file, line, unused }): AuditFinding[] => {
    if (!unused || (unused.isExported && isNamedElsewhere(unused.name, file))) return [];
    return [
      {
        rule: "unused-route-matcher",
        severity: "warning",
        message: `\`${unused.name}\` is never called: its list of routes neither protects nor opens anything.`,
        file,
        line,
        resource: null,
        fix: `Ask it in the gate, for instance \`if (${unused.name}(req)) await auth.protect()\`, or delete it.`,
      },
    ];
  });

  function isNamedElsewhere(name: string, file: string): boolean {
    return project.sources.some((source) => source !== file && project.read(source)?.includes(name));
  }
}
