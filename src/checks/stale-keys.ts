// Where does the app's code name a role or permission that clerk-sessions.json does not list? The types reject it there.
import type { Config } from "../config.ts";
import { lineOf, ts } from "../syntax.ts";
import type { Finding, Project } from "../types.ts";

const check = "stale-authorization-key";

/** Nothing where the file lists no key: then the types allow any. */
export function staleKeys(project: Project, { authorization }: Config): Finding[] {
  const { roles, permissions } = authorization;
  if (roles.length + permissions.length === 0) return [];
  const listed = new Set([...roles, ...permissions]);
  const named = [...project.authorization.roles, ...project.authorization.permissions];
  const missing = new Set(named.filter((key) => !listed.has(key)));
  if (missing.size === 0) return [];
  return project.sources.flatMap((file) => placesIn(project, file, missing));
}

function placesIn(project: Project, file: string, missing: ReadonlySet<string>): Finding[] {
  const text = project.read(file);
  if (text === null || ![...missing].some((key) => text.includes(key))) return [];
  const tree = project.parse(file);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (tree && ts.isStringLiteralLike(node) && missing.has(node.text)) {
      findings.push({
        check,
        severity: "warning",
        message: `Names ${node.text}, which clerk-sessions.json does not list.`,
        file,
        line: lineOf(tree, node),
        advice: "List it below authorization, or take it out here.",
        fix: [],
      });
    }
    ts.forEachChild(node, visit);
  };
  if (tree) visit(tree);
  return findings;
}
