// Does a file in jwt-templates/ say what clerk-sessions.json says? A file that says more is never silently overruled.
import { type ParseError, parse } from "jsonc-parser";
import { checkClaims } from "../../claims/check-claims.ts";
import type { JwtProvider } from "../../claims/jwt-provider.ts";
import { jsonText } from "../../config/json-text.ts";
import { type Config, configFile, type Json } from "../../config.ts";
import { setJsonValue } from "../../edits/set-json-value.ts";
import type { Edit, EditResult, Project } from "../../types.ts";
import { templatePath, templateText } from "./jwt-template-file.ts";

type Entry = Config["jwtTemplates"][string];
type Template = Record<string, Json>;

export function jwtTemplateEdit(
  project: Pick<Project, "style">,
  name: string,
  entry: Entry,
  provider: JwtProvider,
): Edit {
  return {
    path: templatePath(name),
    why: `The JWT template ${name} as ${configFile} has it`,
    run(before) {
      const text = templateText(name, provider, entry, project.style);
      const wanted: Template = JSON.parse(text);
      if (before === null) return claimsProblem(wanted, text) ?? { kind: "changed", source: text };
      const bom = before.startsWith("\uFEFF") ? "\uFEFF" : "";
      const today = before.slice(bom.length);
      const errors: ParseError[] = [];
      const found: unknown = parse(today, errors);
      if (errors.length > 0 || !isObject(found)) {
        return { kind: "manual", reason: "The file is not a JSON object.", snippet: text.trimEnd() };
      }
      const listed = {
        ...(entry.claims && { claims: entry.claims }),
        ...(entry.lifetime && { lifetime: entry.lifetime }),
      };
      const source = Object.entries(listed).reduce(
        (done, [key, now]) => (isSame(found[key], now) ? done : setJsonValue(done, [key], now)),
        today,
      );
      const after: Template = parse(source);
      const problem = claimsProblem(after, source) ?? unlisted(name, entry, wanted, after);
      if (problem) return problem;
      return source === today ? { kind: "unchanged" } : { kind: "changed", source: bom + source };
    },
  };
}

/** What the file says where the entry is silent may be its owner's: kept when it moves there. Other keys are free. */
function unlisted(name: string, entry: Entry, wanted: Template, found: Template): EditResult | null {
  // Clerk's own default.
  const { claims, lifetime = 60 } = found;
  const own = {
    ...(isSame(claims, wanted.claims) ? {} : { claims }),
    ...(isSame(lifetime, wanted.lifetime) ? {} : { lifetime }),
  };
  const keys = Object.keys(own);
  if (keys.length === 0) return null;
  return {
    kind: "manual",
    reason: `It differs from what ${entry.provider}'s template says, and ${configFile} names no ${keys.join(" and no ")} for it: put that there, or delete the file and run generate-types.`,
    snippet: jsonText({ jwtTemplates: { [name]: { ...entry, ...own } } }, "  "),
  };
}

/** What Clerk would refuse must not look finished, whoever wrote it. */
function claimsProblem(template: Template, source: string): EditResult | null {
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

/** Keys may stand in any order. */
function isSame(found: unknown, wanted: unknown): boolean {
  return canonical(found) === canonical(wanted);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}

function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
