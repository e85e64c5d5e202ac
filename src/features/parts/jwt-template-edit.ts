// Does a file in jwt-templates/ say what clerk-sessions.json says? What that leaves open is the file owner's.
import { type ParseError, parse } from "jsonc-parser";
import { checkClaims } from "../../claims/check-claims.ts";
import type { JwtProvider } from "../../claims/jwt-provider.ts";
import type { Json } from "../../config.ts";
import { setJsonValue } from "../../edits/set-json-value.ts";
import type { Edit, EditResult, Project } from "../../types.ts";
import { type TemplateEntry, templatePath, templateText } from "./jwt-template-file.ts";

export function jwtTemplateEdit(
  project: Pick<Project, "style">,
  name: string,
  entry: TemplateEntry,
  provider: JwtProvider,
): Edit {
  return {
    path: templatePath(name),
    why: `The JWT template ${name} as clerk-sessions.json has it`,
    run(before) {
      const wanted = templateText(name, provider, entry, project.style);
      if (before === null)
        return claimsProblem(JSON.parse(wanted), wanted) ?? { kind: "changed", source: wanted };
      const bom = before.startsWith("\uFEFF") ? "\uFEFF" : "";
      const text = before.slice(bom.length);
      const errors: ParseError[] = [];
      const value: unknown = parse(text, errors);
      if (errors.length > 0 || !isObject(value)) {
        return { kind: "manual", reason: "The file is not a JSON object.", snippet: wanted.trimEnd() };
      }
      const source = [
        { key: "claims", now: entry.claims },
        { key: "lifetime", now: entry.lifetime },
      ].reduce(
        (done, { key, now }) => (isSame(value[key], now) ? done : setJsonValue(done, [key], now)),
        text,
      );
      const problem = claimsProblem(parse(source), source);
      if (problem) return problem;
      return source === text ? { kind: "unchanged" } : { kind: "changed", source: bom + source };
    },
  };
}

/** What Clerk would refuse must not look finished, whoever wrote it. */
function claimsProblem(template: { claims?: unknown }, source: string): EditResult | null {
  const { claims } = template;
  if (!isObject(claims)) {
    return { kind: "manual", reason: "Clerk wants `claims`, an object.", snippet: '"claims": {}' };
  }
  const errors = checkClaims(claims, "jwt-template").filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (!first) return null;
  const reason = errors.map(({ path, message }) => `${path}: ${message}`).join("\n");
  const name = first.path.split(/[.[]/)[0] ?? first.path;
  return {
    kind: "manual",
    reason,
    snippet: JSON.stringify({ claims }, null, 2),
    ...lineOf(source, name),
  };
}

function lineOf(source: string, claim: string): { line: number } | Record<string, never> {
  const at = source.indexOf(JSON.stringify(claim));
  return at < 0 ? {} : { line: source.slice(0, at).split("\n").length };
}

/** undefined: clerk-sessions.json does not say. Keys may stand in any order. */
function isSame(found: unknown, wanted: unknown): boolean {
  return wanted === undefined || canonical(found) === canonical(wanted);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}

function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
