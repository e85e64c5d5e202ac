// What did the run do, and what comes next?
import type { Receipt } from "../types.ts";
import { bulletsText } from "./bullets-text.ts";
import { listText, type Row } from "./list-text.ts";
import type { Look } from "./look.ts";
import { manualText } from "./manual-text.ts";
import { sectionText } from "./section-text.ts";

export function receiptText(receipt: Receipt, look: Look & { next: string[] }): string {
  const { installed, skipped, failed } = receipt.packages;
  const files: Row[] = [
    ...receipt.created.map((name): Row => ({ mark: "+", name, remark: "" })),
    ...receipt.changed.map((name): Row => ({ mark: "~", name, remark: "" })),
  ];
  const packages: Row[] = [
    ...installed.map((name): Row => ({ mark: "+", name, remark: "installed" })),
    ...skipped.map((name): Row => ({ mark: "!", name, remark: "not installed yet" })),
  ];
  const remarks = failed === null ? receipt.notes : [failed, ...receipt.notes];
  const lines = [
    ...sectionText(filesTitle(receipt), listText(files, look), look),
    ...sectionText("Packages", listText(packages, look), look),
    ...sectionText("For you to do by hand", manualText(receipt.manual, look), look),
    ...sectionText("Notes", bulletsText(remarks, look.columns, "marked"), look),
    ...sectionText("Next", bulletsText(look.next, look.columns, "numbered"), look),
  ];
  if (files.length === 0) lines.unshift("No file needed a change.", "");
  return `${lines.join("\n").trimEnd()}\n`;
}

function filesTitle({ created, changed, formatted }: Receipt): string {
  const parts = [
    created.length > 0 ? `${created.length} created` : "",
    changed.length > 0 ? `${changed.length} changed` : "",
    formatted.length > 0 ? `${formatted.length} formatted` : "",
  ];
  return `Files: ${parts.filter(Boolean).join(", ")}`;
}
