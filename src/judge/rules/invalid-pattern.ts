// Which patterns can Clerk not compile? It throws when the gate is loaded.
import type { AuditFinding } from "../../verdict.ts";
import { patternProblem } from "./parts/pattern-problem.ts";
import { routePatterns } from "./parts/route-patterns.ts";
import type { Facts } from "./rule.ts";

export function invalidPattern({ world }: Facts): AuditFinding[] {
  return routePatterns(world)
    .flat()
    .flatMap(({ pattern, file, line }): AuditFinding[] => {
      const problem = patternProblem(pattern);
      if (problem === null) return [];
      return [
        {
          rule: "invalid-pattern",
          severity: "error",
          message: `Clerk cannot read the pattern \`${pattern}\` and throws when the gate is loaded: no request of this app is answered. (${problem})`,
          file,
          line,
          resource: null,
          fix: "Write a star as `(.*)`: `/admin` and `/admin/(.*)` for a page and what is below it.",
        },
      ];
    });
}
