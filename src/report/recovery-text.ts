// What was put right after a run that was cut off?
import type { Recovery } from "../types.ts";
import { listText, type Row } from "./list-text.ts";
import type { Look } from "./look.ts";
import { sectionText } from "./section-text.ts";

export function recoveryText(recovery: Recovery, look: Look): string {
  const rows: Row[] = [
    ...recovery.restored.map((name): Row => ({ mark: "~", name, remark: "as it was" })),
    ...recovery.removed.map((name): Row => ({ mark: "-", name, remark: "removed" })),
    ...recovery.kept.map(
      ({ path, reason }): Row => ({ mark: "!", name: path, remark: `left alone: ${reason}` }),
    ),
  ];
  const title = "An earlier run was cut off; its changes were taken back";
  if (rows.length === 0) return `${title}.\n`;
  return `${sectionText(title, listText(rows, look), look).join("\n").trimEnd()}\n`;
}
