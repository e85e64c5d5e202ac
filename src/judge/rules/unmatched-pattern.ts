// Which patterns match no route of the app? A slip of the pen protects nothing.
import { distance } from "fastest-levenshtein";
import type { AuditFinding } from "../../verdict.ts";
import { type AppPath, appPaths } from "./parts/app-paths.ts";
import { byCause } from "./parts/by-cause.ts";
import { listText } from "./parts/list-text.ts";
import { matches } from "./parts/matches.ts";
import { patternProblem } from "./parts/pattern-problem.ts";
import { type RoutePattern, routePatterns } from "./parts/route-patterns.ts";
import type { Facts } from "./rule.ts";

/** Served by Next.js, Clerk or a rewrite rather than by a file of a route; or kept ready for one. */
const elsewhere =
  /\.|^\/$|^\/(?:_next|_vercel|__clerk|monitoring|ingest|icon|apple-icon|opengraph-image|twitter-image|manifest|sign-in|sign-up|api|\(api\|trpc\)|trpc)(?:\/?[:(*].*)?$/;

export function unmatchedPattern(facts: Facts): AuditFinding[] {
  const { project, world } = facts;
  const paths = appPaths(facts);
  const files = project.resources.map(({ file }) => file);
  const unmatched = routePatterns(world)
    .flat()
    .filter(
      ({ pattern }) =>
        !elsewhere.test(plain(pattern)) &&
        !isUnknownLocale(project, pattern) &&
        patternProblem(pattern) === null &&
        (groupIn(pattern, files) !== null || !paths.some(({ path }) => matches(pattern, path))),
    );
  const hints = new Map(unmatched.map((own) => [own, hintFor(own, paths, files)]));
  const rest = unmatched.filter((own) => !hints.get(own));
  return [
    ...unmatched.flatMap((own) => slipFinding(own, hints.get(own) ?? null)),
    ...byCause(rest, ({ file }) => file).map(restFinding),
  ];
}

function isUnknownLocale(project: Facts["project"], pattern: string): boolean {
  return (
    project.i18n?.segment != null && project.i18n.locales === null && /^\/[a-z]{2}(-\w+)?(\/|$)/.test(pattern)
  );
}

function slipFinding({ file, line }: RoutePattern, hint: string | null): AuditFinding[] {
  if (hint === null) return [];
  return [
    {
      rule: "unmatched-pattern",
      severity: "warning",
      message: hint,
      file,
      line,
      resource: null,
      fix: "Correct the pattern, or delete it.",
    },
  ];
}

function restFinding(group: RoutePattern[]): AuditFinding {
  const [{ file, line }] = group as [RoutePattern, ...RoutePattern[]];
  const names = listText(group.map(({ pattern }) => `\`${pattern}\``));
  return {
    rule: "unmatched-pattern",
    severity: "info",
    message: `${names} ${new Set(group.map(({ pattern }) => pattern)).size === 1 ? "matches" : "match"} no route of this app. What is not there needs no protection; but a route that was renamed may have lost its own.`,
    file,
    line,
    resource: null,
    fix: "Delete what is no longer wanted.",
  };
}

/** `/admin(.*)` is about `/admin`. */
const plain = (pattern: string): string => pattern.replace(/\/?(?:\(\.\*\)|:\w+\*)$/, "") || "/";

/** What went wrong, in whole sentences; null when nothing tells. */
function hintFor({ pattern }: RoutePattern, paths: AppPath[], files: string[]): string | null {
  const group = groupIn(pattern, files);
  if (group)
    return `\`${pattern}\` does not match the routes in the folder \`${group}\`: a folder in parentheses is a route group, and no part of the URL.`;
  const lead = `\`${pattern}\` matches no route of this app.`;
  if (!pattern.startsWith("/")) return `${lead} A path starts with \`/\`, and so has a pattern to.`;
  const base = /^(.*[^/])\/\(\.\*\)$/.exec(pattern)?.[1];
  if (base && paths.some(({ path }) => matches(base, path)))
    return `\`${pattern}\` takes in what is below \`${base}\`, but not \`${base}\` itself; \`${base}/:path*\` takes in both.`;
  const near = paths.map(({ path }) => similar(plain(pattern), path)).find((path) => path !== null);
  return near ? `${lead} Was \`${near}\` meant?` : null;
}

/** `/(members)(.*)` where there is a folder of that name. */
function groupIn(pattern: string, files: string[]): string | null {
  const group = /^\/(\([\w-]+\))/.exec(pattern)?.[1];
  return group && files.some((file) => file.includes(`/${group}/`)) ? group : null;
}

/** The start of a path where one word is written a little otherwise. */
function similar(wanted: string, path: string): string | null {
  const words = wanted.split("/");
  const start = path.split("/").slice(0, words.length);
  if (start.length < words.length) return null;
  const others = words.flatMap((word, at) => (word === start[at] ? [] : [{ word, other: start[at] ?? "" }]));
  const [only] = others;
  if (!only || others.length > 1 || !/^[\w-]{4,}$/.test(only.word)) return null;
  const isNear = distance(only.word, only.other) <= (only.word.length < 6 ? 1 : 2);
  return isNear ? start.join("/") : null;
}
