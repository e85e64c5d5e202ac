// Layouts, templates and defaults in as few lines as they deserve: they are no boundary for the pages below.
import type { Verdict } from "../../verdict.ts";
import type { AuditTextOptions } from "../audit-text.ts";
import { plain } from "../plain.ts";
import { wrap } from "../wrap.ts";
import { isFrame } from "./is-frame.ts";
import { kindWords } from "./kind-words.ts";

export function framesText(verdicts: Verdict[], { columns, detail }: AuditTextOptions): string[] {
  const frames = verdicts.filter(({ kind }) => isFrame(kind));
  const kinds = [...new Set(frames.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const files = [...new Set(frames.filter((frame) => frame.kind === kind).map(({ file }) => file))];
    const shown = detail === "everything" ? files : files.slice(0, 3);
    const left = files.length - shown.length;
    const list = `${shown.join(", ")}${left > 0 ? ` and ${left.toLocaleString("en-US")} more` : ""}`;
    const title = kind === "default" ? "default.tsx" : `${kindWords[kind]}s`;
    return wrap(plain(`${title}: ${list}`), columns - 4).map((line) => `  ${line}`);
  });
}
