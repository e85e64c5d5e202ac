// What did undo put back, and what did it leave alone?
import type { UndoReceipt } from "../types.ts";
import { bulletsText } from "./bullets-text.ts";
import { listText, type Row } from "./list-text.ts";
import type { Look } from "./look.ts";
import { sectionText } from "./section-text.ts";

export function undoText(receipt: UndoReceipt, look: Look): string {
  return textUnder("Undone", "No file was put back.", receipt, look);
}

/** The same list for what has not been done yet. */
export function wouldUndoText(outlook: UndoReceipt, look: Look): string {
  return textUnder("Would undo", "No file would be put back.", outlook, look);
}

function textUnder(title: string, none: string, receipt: UndoReceipt, look: Look): string {
  const done: Row[] = [
    ...receipt.restored.map((name): Row => ({ mark: "~", name, remark: "as it was" })),
    ...receipt.removed.map((name): Row => ({ mark: "-", name, remark: "removed" })),
  ];
  const kept: Row[] = receipt.kept.map(({ path, reason }) => ({ mark: "!", name: path, remark: reason }));
  const { packages, removeCommand } = receipt;
  const note = `Installed packages stay: ${packages.join(", ")}. To remove them:\n${removeCommand}`;
  const lines = [
    ...sectionText(title, listText(done, look), look),
    ...sectionText("Left alone", listText(kept, look), look),
    ...sectionText("Notes", removeCommand ? bulletsText([note], look.columns, "marked") : [], look),
  ];
  if (done.length === 0) lines.unshift(none, "");
  return `${lines.join("\n").trimEnd()}\n`;
}
