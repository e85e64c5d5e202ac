// Text from an app inside Markdown: it must not end the code span, table or list that it stands in, nor call people.
import { plain } from "../plain.ts";

/** A code span; one that holds what would end a table's cell is written in HTML. */
function code(text: string): string {
  const shown = oneLine(text);
  if (shown.trim() === "") return "";
  if (shown.includes("|")) return `<code>${escaped(shown)}</code>`;
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(shown) ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Prose; what stands between two backticks in it becomes a code span. */
function prose(text: string): string {
  const parts = oneLine(text).split("`");
  if (parts.length % 2 === 0) return escaped(oneLine(text));
  return parts.map((part, index) => (index % 2 === 0 ? escaped(part) : code(part))).join("");
}

function escaped(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]~$]/g, "\\$&")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll("|", "&#124;")
      // A name behind an @ would be notified.
      .replaceAll("@", "@<!-- -->")
  );
}

function oneLine(text: string): string {
  return plain(text.replace(/\s+/g, " "));
}

export const markdown = { code, prose };
