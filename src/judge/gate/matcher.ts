// For which requests does Next.js run the gate? `export const config` of the file it loads, read without running it as
// Next.js does, and held against concrete paths. Everything that Next.js ignores is no config: the gate runs everywhere.
import { capabilities } from "../../capabilities.ts";
import { lineOf, parseErrors, type SourceFile, ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import type { Condition } from "../../verdict.ts";
import { matcherEntries, Refused } from "./matcher-entries.ts";
import { ignoredConfig } from "./matcher-ignored.ts";
import { readLiteral } from "./matcher-literal.ts";
import { matcherPath } from "./matcher-path.ts";
import { weighEntries } from "./matcher-weigh.ts";

export interface MatcherCondition {
  type: "header" | "cookie" | "query" | "host";
  /** null for `host`. */
  key: string | null;
  /** A regular expression for all of the value; null: any but the empty one. */
  value: string | null;
}

export interface MatcherEntry {
  source: string;
  /** 1-based. */
  line: number;
  /** False where the source says `locale: false`: no locale is put in front. */
  locale: boolean;
  has: MatcherCondition[];
  missing: MatcherCondition[];
  /** Both as they stand in the source; empty when there are none. */
  note: string;
  /** What Next.js makes of the source. */
  expression: RegExp;
}

export type MatcherReading =
  /** Every request. `ignored`: what looks like a config and is none for Next.js. */
  | { kind: "all"; ignored: { line: number; reason: string } | null }
  | { kind: "list"; line: number; entries: MatcherEntry[] }
  /** Next.js refuses to build with it, or the file has syntax errors. */
  | { kind: "unreadable"; line: number; reason: string };

export type GateRun =
  | { kind: "runs" }
  | { kind: "skips" }
  /** What has to hold for the gate to be skipped, one condition per entry; all of them together. */
  | { kind: "depends"; entries: MatcherEntry[]; conditions: Condition[] }
  | { kind: "unknown"; reason: string };

export function readMatchers(project: Project): MatcherReading {
  const file = project.gate.file;
  const tree = file === null ? null : project.parse(file);
  if (file === null || !tree) return { kind: "unreadable", line: 1, reason: "there is no gate file to read" };
  const [error] = parseErrors(file, tree.text);
  if (error)
    return { kind: "unreadable", line: error.line, reason: `${file} does not parse: ${error.message}` };

  const { strictMatchers } = capabilities(project);
  const initializer = exportedConfig(tree);
  if (!initializer) return { kind: "all", ignored: ignoredConfig(tree) };
  const refuse = (node: ts.Node, reason: string): MatcherReading => ({
    kind: "unreadable",
    line: lineOf(tree, node),
    reason: `Next.js refuses to build with this config: ${reason}.`,
  });

  // Next.js 14 reads no casts, 15 `satisfies` only, 16 all; where it refuses nothing is served, so that reading is not wrong.
  const config = readLiteral(initializer, { casts: strictMatchers });
  if ("unsupported" in config) {
    const reason = `\`${oneLine(config.unsupported.getText(tree))}\` is not a literal`;
    if (strictMatchers) return refuse(config.unsupported, reason);
    const ignored = `${reason}; Next.js warns, ignores the config and runs the gate on every path.`;
    return { kind: "all", ignored: { line: lineOf(tree, config.unsupported), reason: ignored } };
  }
  const members = config.value instanceof Map ? config.value : null;
  if (strictMatchers && !members && config.value !== undefined)
    return refuse(config.node, "it is not an object");
  const matcher = members?.get("matcher");
  const isAbsent = matcher?.value === undefined || (!strictMatchers && !matcher.value);
  if (matcher === undefined || isAbsent) return { kind: "all", ignored: null };
  const { basePath, i18n } = project.nextConfig;
  const entries = matcherEntries(matcher, { basePath, i18n, strictMatchers });
  if (entries instanceof Refused) return refuse(entries.node, entries.reason);
  return {
    kind: "list",
    line: lineOf(tree, matcher.node),
    entries: entries.map(({ node, ...entry }) => ({ ...entry, line: lineOf(tree, node) })),
  };
}

/** `pathname` as the browser sends it: encoded, with base path and locale, without query. */
export function runsAt(reading: MatcherReading, project: Project, pathname: string): GateRun {
  if (reading.kind === "unreadable") return { kind: "unknown", reason: reading.reason };
  if (reading.kind === "all") return { kind: "runs" };
  const { strictMatchers } = capabilities(project);
  const path = matcherPath(project.nextConfig, pathname, strictMatchers);
  const paths = strictMatchers ? [path, decoded(path)] : [path];
  const entries = reading.entries.filter(({ expression }) => paths.some((each) => expression.test(each)));
  const kind = weighEntries(entries);
  if (kind !== "depends") return { kind };
  const file = project.gate.file ?? "";
  const conditions = entries.map(
    ({ line, note, has, missing }): Condition => ({
      file,
      line,
      note: `!(${note})`,
      value: note,
      sources: [...new Set([...has, ...missing].map(({ type }) => type))],
    }),
  );
  return { kind, entries, conditions };
}

/** The first `export const config = …`; no other form counts. */
function exportedConfig(tree: SourceFile): ts.Expression | null {
  for (const statement of tree.statements) {
    if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const))
      continue;
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && name.text === "config" && initializer) return initializer;
    }
  }
  return null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat;
}
