// What does a file look like after all its edits? Each edit sees the result of the one before it.
import { diffLines } from "diff";
import type { Change, Edit, Plan } from "../types.ts";
import { reasonToRefuse } from "./reason-to-refuse.ts";

export interface Folded {
  /** Null when the edits leave the file as it is. */
  change: Change | null;
  manual: Plan["manual"];
  skipped: Plan["skipped"];
}

export async function foldEdits(path: string, before: string | null, edits: Edit[]): Promise<Folded> {
  const manual: Plan["manual"] = [];
  const skipped: Plan["skipped"] = [];
  const whys: string[] = [];
  let current = before;
  for (const edit of edits) {
    const { why } = edit;
    const result = await edit.run(current);
    if (result.kind === "unchanged") continue;
    if (result.kind === "skipped") {
      skipped.push({ path, why, reason: result.reason });
      continue;
    }
    if (result.kind === "manual") {
      const { kind: _, ...rest } = result;
      manual.push({ path, why, ...rest });
      continue;
    }
    if (result.source === current) continue;
    const refusal = reasonToRefuse(path, current, result.source);
    if (refusal) {
      manual.push({ path, why, reason: refusal, snippet: addedLines(current ?? "", result.source) });
      continue;
    }
    current = result.source;
    whys.push(why);
  }
  const change = current === null || current === before ? null : { path, before, after: current, why: whys };
  return { change, manual, skipped };
}

/** What a refused edit wanted to add, for the user to place by hand. */
function addedLines(before: string, after: string): string {
  return diffLines(before, after)
    .filter((part) => part.added)
    .map((part) => part.value)
    .join("")
    .trimEnd();
}
