// A list of things with a mark, a name and a remark: in columns when they fit, else the remark beneath.
import picocolors from "picocolors";
import type { Look } from "./look.ts";
import { plain } from "./plain.ts";
import { wrap } from "./wrap.ts";

export interface Row {
  mark: keyof typeof inks | " ";
  name: string;
  remark: string;
}

/** + new, ~ changed, ! for the user to do, - left alone. */
const inks = { "+": "green", "~": "yellow", "!": "magenta", "-": "dim" } as const;
const narrowest = 24;

export function listText(rows: Row[], { columns, color }: Look): string[] {
  const paint = picocolors.createColors(color);
  const shown = rows.map((row) => ({ ...row, name: plain(row.name), remark: plain(row.remark) }));
  const longest = Math.max(0, ...shown.map((row) => [...row.name].length));
  const room = columns - longest - 6;
  return shown.flatMap(({ mark, name, remark }) => {
    const marked = mark === " " ? mark : paint[inks[mark]](mark);
    if (remark === "") return [`  ${marked} ${name}`];
    if (room < narrowest) {
      const beneath = wrap(remark, columns - 6).map((line) => `      ${paint.dim(line)}`);
      return [`  ${marked} ${name}`, ...beneath];
    }
    const [first = "", ...rest] = wrap(remark, room);
    const gap = " ".repeat(longest - [...name].length + 2);
    const indent = " ".repeat(longest + 6);
    return [`  ${marked} ${name}${gap}${paint.dim(first)}`, ...rest.map((line) => indent + paint.dim(line))];
  });
}
