// Which patterns take in routes that they do not name? `/admin(.*)` matches `/administrator`, `/events/:id` matches
// `/events/create`.
import type { AuditFinding } from "../../verdict.ts";
import { judgeGate } from "../gate/judge-gate.ts";
import { type AppPath, appPaths } from "./parts/app-paths.ts";
import { byCause } from "./parts/by-cause.ts";
import { listText } from "./parts/list-text.ts";
import { matches } from "./parts/matches.ts";
import { nameOf } from "./parts/name-of.ts";
import { type RoutePattern, routePatterns } from "./parts/route-patterns.ts";
import type { Facts } from "./rule.ts";

const glued = /([\w-])\(\.\*\)$/;

export function overMatchingPattern(facts: Facts): AuditFinding[] {
  const lists = routePatterns(facts.world);
  if (lists.length === 0) return [];
  const paths = appPaths(facts);
  const isClosedByDefault = /^(signed-in|restricted)$/.test(answerElsewhere(facts));
  const found = lists.flatMap((list) =>
    list.flatMap((own): AuditFinding[] => {
      const others = list.filter((other) => other !== own);
      const isNamed = (path: string) =>
        others.some(({ pattern }) => matches(pattern, path) && !isStranger(pattern, path));
      // With a locale in front of it or without, it is the same route.
      const taken = strangers(own.pattern, paths).filter(
        ({ verdicts }) =>
          !paths.some(
            ({ path, verdicts: those }) => those.some((one) => verdicts.includes(one)) && isNamed(path),
          ),
      );
      return findingFor(own, taken, isClosedByDefault);
    }),
  );
  const told = new Set(found.map(({ file, line }) => `${file}:${line}`));
  const harmless = lists
    .flat()
    .filter((each) => glued.test(each.pattern) && !told.has(`${each.file}:${each.line}`));
  return [...found, ...byCause(harmless, ({ file }) => file).map(hintFor)];
}

/** What the gate does with a path that no list names. */
function answerElsewhere({ world }: Facts): string {
  return judgeGate(world, "/a-path-that-no-list-names/at-all", ["GET"]).answer;
}

function strangers(pattern: string, paths: AppPath[]): AppPath[] {
  if (glued.test(pattern))
    return paths.filter(({ path }) => matches(pattern, path) && isStranger(pattern, path));
  if (!/:\w+$/.test(pattern)) return [];
  const matched = paths.filter(({ path }) => matches(pattern, path));
  // A route with a parameter is what the pattern is for; its static siblings are not.
  const neighbours = matched.filter(({ endsInValue }) => !endsInValue);
  return neighbours.length < matched.length ? neighbours : [];
}

/** Matched by the letters, not by the segment. */
function isStranger(pattern: string, path: string): boolean {
  if (!glued.test(pattern)) return false;
  const base = pattern.slice(0, -"(.*)".length);
  return !matches(base, path) && !matches(`${base}/(.*)`, path);
}

function findingFor(own: RoutePattern, taken: AppPath[], isClosedByDefault: boolean): AuditFinding[] {
  const verdicts = taken.flatMap((each) => each.verdicts);
  const opened = isClosedByDefault ? verdicts.filter(({ gate }) => gate.answer === "public") : [];
  const closed = isClosedByDefault
    ? []
    : verdicts.filter(({ gate }) => /^(signed-in|restricted)$/.test(gate.answer));
  const isGlued = glued.test(own.pattern);
  const hit = opened.length > 0 ? opened : isGlued ? closed : [];
  if (hit.length === 0) return [];
  const isReached = opened.some(({ reach }) => reach === "anyone");
  const names = listText(hit.map(nameOf));
  const why = isGlued
    ? `\`(.*)\` continues the word: \`${own.pattern}\` matches every path that starts with these letters`
    : `A parameter matches any word: \`${own.pattern}\` matches its static neighbours, too`;
  return [
    {
      rule: "over-matching-pattern",
      severity: isReached ? "error" : "warning",
      message: `${why}, and so also ${opened.length > 0 ? "opens" : "closes"} ${names}, which the list does not name.`,
      file: own.file,
      line: own.line,
      resource: null,
      fix: isGlued ? narrower(own.pattern) : "List the neighbours where they belong and check them first.",
    },
  ];
}

const narrower = (pattern: string): string =>
  `Write \`${pattern.replace(glued, "$1/:path*")}\`: the page itself and what is below it.`;

function hintFor(group: RoutePattern[]): AuditFinding {
  const [{ pattern, file, line }] = group as [RoutePattern, ...RoutePattern[]];
  const names = listText(group.map((each) => `\`${each.pattern}\``));
  const other = `${pattern.replace(/\(\.\*\)$/, "")}-more`;
  return {
    rule: "over-matching-pattern",
    severity: "info",
    message: `${names} ${group.length === 1 ? "matches" : "match"} every path that starts with these letters, such as \`${other}\`. No route of today's app is concerned; one that is added later may be.`,
    file,
    line,
    resource: null,
    fix: narrower(pattern),
  };
}
