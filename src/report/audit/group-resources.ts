// Which resources share an answer and its reason? One row per file, the most dangerous first.
import type { Verdict } from "../../verdict.ts";
import { isFrame } from "./is-frame.ts";
import { kindWords } from "./kind-words.ts";
import { placeText } from "./place-text.ts";
import { whyText } from "./why-text.ts";

export interface ResourceRow {
  /** Methods of a Route Handler, else the kind. */
  label: string;
  /** URL, or names of Server Functions. */
  name: string;
  place: string;
  /** More than one where a file answers several methods the same way. */
  verdicts: Verdict[];
}

export interface ResourceGroup {
  why: string;
  rows: ResourceRow[];
}

/** Frames of pages are left out. */
export function groupResources(verdicts: Verdict[], detail: "summary" | "everything"): ResourceGroup[] {
  const groups = new Map<string, Map<string, Verdict[]>>();
  for (const verdict of verdicts) {
    if (isFrame(verdict.kind)) continue;
    const why = whyText(verdict, detail);
    const files = groups.get(why) ?? new Map<string, Verdict[]>();
    groups.set(why, files);
    const key = `${verdict.kind} ${verdict.file}`;
    const same = files.get(key) ?? [];
    files.set(key, same);
    same.push(verdict);
  }
  return [...groups]
    .map(([why, files]) => ({ why, rows: [...files.values()].sort(byDanger).map(rowOf) }))
    .sort((a, b) => byDanger(a.rows[0]?.verdicts ?? [], b.rows[0]?.verdicts ?? []));
}

function rowOf(verdicts: Verdict[]): ResourceRow {
  const [first] = verdicts;
  if (!first) throw new Error("A row has at least one resource.");
  const { kind, urls, file } = first;
  const names = [...new Set(verdicts.map((verdict) => verdict.export))];
  if (urls.length === 0) {
    const place = verdicts.length === 1 ? placeText(first) : file;
    return {
      label: kind.endsWith("server-function") ? "action" : kindWords[kind],
      name: names.join(", "),
      place,
      verdicts,
    };
  }
  const label = kind === "route-handler" ? names.join(", ") : shortKind(first);
  return { label, name: urls.join(", "), place: file, verdicts };
}

function shortKind({ kind }: Verdict): string {
  if (kind === "pages-api") return "API";
  return kind === "get-server-side-props" ? "data" : kindWords[kind];
}

function byDanger(a: Verdict[], b: Verdict[]): number {
  return danger(a) - danger(b);
}

/** What changes things before what shows them. */
function danger(verdicts: Verdict[]): number {
  return Math.min(
    ...verdicts.map(({ kind, export: name }) => {
      if (kind.endsWith("server-function")) return 0;
      if (kind === "route-handler") return ["GET", "HEAD", "OPTIONS"].includes(name) ? 2 : 1;
      return kind === "pages-api" ? 1 : 3;
    }),
  );
}
