// Which conditions let some paths through while others are stopped?
import { ts } from "../syntax.ts";
import type { Condition, ConditionSource } from "../verdict.ts";
import { type Decision, describe, type Path } from "./evaluate/run.ts";

/** Decisions of a path that gets through where the other side leads to being stopped; the last one first. */
export function conditionsBehind(passing: Path[], stopped: Path[]): Condition[] {
  const found = passing.flatMap((path) =>
    path.decisions
      .filter((_, index) => stopped.some((other) => partsAt(path, other, index)))
      .reverse()
      .map((decision) => conditionOf(decision)),
  );
  return found.filter(
    (one, index) =>
      found.findIndex(
        ({ file, line, note }) => file === one.file && line === one.line && note === one.note,
      ) === index,
  );
}

/** Do two paths agree up to a decision and differ there? */
export function partsAt(path: Path, other: Path, index: number): boolean {
  const own = path.decisions[index];
  const theirs = other.decisions[index];
  if (!own || !theirs || own.taken === theirs.taken) return false;
  return path.decisions.slice(0, index).every(({ taken }, at) => taken === other.decisions[at]?.taken);
}

function conditionOf({ value, site, taken }: Decision): Condition {
  const { file, line, text } = describe(site);
  const { words } = value;
  if (words) {
    const note = taken ? words.yes : words.no;
    return { file, line, note, value: value.note, sources: sourcesOf(value.sources) };
  }
  const note = (ts.isCaseClause(site.node.parent) ? caseText(site.node.parent) : text) || value.note;
  return {
    file,
    line,
    note: taken ? note : denied(note),
    value: value.note,
    sources: sourcesOf(value.sources),
  };
}

/** `case "GET":` alone tells little. */
function caseText({ expression, parent }: ts.CaseClause): string {
  return `${parent.parent.expression.getText()} === ${expression.getText()}`.slice(0, 80);
}

/** `!(!x)` is `x`. */
function denied(note: string): string {
  const inner = /^!([\w.]+|\([^()]*\))$/.exec(note)?.[1];
  return inner ?? `!(${note})`;
}

const plainer: Record<string, ConditionSource> = {
  caller: "data",
  credential: "header",
  param: "other",
  secret: "env",
};

function sourcesOf(sources: ReadonlySet<string>): ConditionSource[] {
  const words = [...sources].map((source) =>
    source in plainer ? plainer[source] : source,
  ) as ConditionSource[];
  return words.length > 0 ? [...new Set(words)] : ["other"];
}
