// Resources as a table: what, where it is called, where it stands. A row too wide puts its file beneath.
import picocolors from "picocolors";
import type { Look } from "../look.ts";
import { plain } from "../plain.ts";
import type { ResourceRow } from "./group-resources.ts";

const indent = "    ";

export function resourceLines(rows: ResourceRow[], { columns, color }: Look): string[] {
  const paint = picocolors.createColors(color);
  const shown = rows.map(({ label, name, place }) => ({
    label: plain(label),
    name: plain(name),
    place: plain(place),
  }));
  const labels = Math.min(18, widest(shown.map(({ label }) => label)));
  const names = Math.min(34, widest(shown.map(({ name }) => name)));
  return shown.flatMap(({ label, name, place }) => {
    const start = `${indent}${label.padEnd(labels)}  ${name.padEnd(names)}`;
    if (length(start) + 2 + length(place) <= columns) return [`${start}  ${paint.dim(place)}`];
    return [
      `${indent}${label.padEnd(labels)}  ${name}`,
      `${indent}${" ".repeat(labels + 2)}${paint.dim(place)}`,
    ];
  });
}

const length = (text: string): number => [...text].length;
const widest = (texts: string[]): number => Math.max(0, ...texts.map(length));
