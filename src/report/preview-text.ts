// What would this plan do? Every change in full, then the list: the question that follows stands right below it.
import type { Plan } from "../types.ts";
import { bulletsText } from "./bullets-text.ts";
import { diffText } from "./diff-text.ts";
import { listText, type Row } from "./list-text.ts";
import type { Look } from "./look.ts";
import { manualText } from "./manual-text.ts";
import { sectionText } from "./section-text.ts";

export function previewText(plan: Plan, look: Look): string {
  const files: Row[] = plan.changes.map(({ path, before, why }) => ({
    mark: before === null ? "+" : "~",
    name: path,
    remark: why.join("; "),
  }));
  const skipped: Row[] = plan.skipped.map(({ path, reason }) => ({ mark: "-", name: path, remark: reason }));
  const packages: Row[] = plan.packages.map(({ name, range, dev, why }) => ({
    mark: "+",
    name: `${name} ${range}`,
    remark: dev ? `${why} (dev)` : why,
  }));
  const lines = [
    ...plan.changes.flatMap((change) => [...diffText(change, look), ""]),
    ...sectionText(filesTitle(plan), listText(files, look), look),
    ...sectionText("Left alone", listText(skipped, look), look),
    ...sectionText("For you to do by hand", manualText(plan.manual, look), look),
    ...sectionText("Packages to install", listText(packages, look), look),
    ...sectionText("Notes", bulletsText(plan.notes, look.columns, "marked"), look),
  ];
  if (plan.changes.length === 0) lines.unshift("Nothing to change.", "");
  return `${lines.join("\n").trimEnd()}\n`;
}

function filesTitle({ changes }: Plan): string {
  const created = changes.filter((change) => change.before === null).length;
  const changed = changes.length - created;
  const parts = [created > 0 ? `${created} to create` : "", changed > 0 ? `${changed} to change` : ""];
  return `Files: ${parts.filter(Boolean).join(", ")}`;
}
