// What a resource does, as the end of a sentence: "changes data (`db.item.delete(…)`, lib/items.ts:9)".
import type { Effect } from "./effect-of.ts";

export function effectText({ kind, file, line, text }: Effect): string {
  return `${kind === "writes" ? "changes data" : "works with data"} (\`${text}\`, ${file}:${line})`;
}
