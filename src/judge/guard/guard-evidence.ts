// Where are the checks that callers meet in a resource, and the work that comes before them?
import type { Evidence } from "../../verdict.ts";
import { describe, type Path } from "../evaluate/run.ts";
import { once } from "../once.ts";
import type { Taken } from "./obtained.ts";

export function evidenceOf(paths: Path[]): Evidence[] {
  const found = paths.flatMap(({ events }) =>
    events.flatMap((event): Evidence[] => {
      if (event.kind !== "check" && event.kind !== "attempt") return [];
      const { file, line, text } = describe(event.site);
      const { origin } = event;
      const own = { file, line, note: text };
      return origin.file === file && origin.line === line
        ? [own]
        : [{ file: origin.file, line: origin.line, note: origin.note }, own];
    }),
  );
  return once(found);
}

export function earlyWork(takes: Taken[]): Evidence[] {
  return takes.flatMap(({ early }) => {
    if (!early) return [];
    const { file, line, text } = describe(early);
    return [{ file, line, note: text }];
  });
}
