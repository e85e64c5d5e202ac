// A long list of guarded resources, counted: how many of each kind, and below which paths.
import type { ResourceKind } from "../../project.ts";
import type { Verdict } from "../../verdict.ts";
import { plain } from "../plain.ts";
import { wrap } from "../wrap.ts";
import { counted } from "./counted.ts";
import { isFrame } from "./is-frame.ts";
import { kindWords } from "./kind-words.ts";

/** Paths that are named. */
const most = 8;

export function summaryText(verdicts: Verdict[], columns: number): string[] {
  const own = verdicts.filter(({ kind }) => !isFrame(kind));
  const kinds = [...countBy(own, ({ kind }) => kindWords[kind as ResourceKind])]
    .map(([word, count]) => (word === "getServerSideProps" ? `${count} ${word}` : counted(count, word)))
    .join(", ");
  const paths = countBy(
    own.filter(({ urls }) => urls.length > 0),
    topOf,
  );
  const named = paths.slice(0, most).map(([path, count]) => `${path} (${count.toLocaleString("en-US")})`);
  const left = paths.length - named.length;
  const list = `${named.join(", ")}${left > 0 ? ` and ${counted(left, "more path")}` : ""}`;
  return [`${kinds}.`, ...(named.length > 0 ? [`Below ${list}.`] : []), "--verbose lists them."].flatMap(
    (text) => wrap(plain(text), columns - 2).map((line) => `  ${line}`),
  );
}

function countBy(verdicts: Verdict[], keyOf: (verdict: Verdict) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const verdict of verdicts) counts.set(keyOf(verdict), (counts.get(keyOf(verdict)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function topOf({ urls: [url = "/"] }: Verdict): string {
  return `/${url.split("/")[1] ?? ""}`;
}
