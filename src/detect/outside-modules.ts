// Which source files of the workspace's other packages does the app import, directly or through one another?
import { ts } from "../syntax.ts";
import type { ModuleFacts } from "./module-facts.ts";

/** A workspace with more is not searched to its end. */
const most = 3000;

/** Relative to the root, with `../`, sorted. */
export function outsideModules(facts: ModuleFacts): string[] {
  const { tree } = facts;
  const found = new Set<string>();
  const enter = (from: string) => {
    const text = tree.peek(from);
    if (text === null || found.size >= most) return;
    const { importedFiles } = ts.preProcessFile(text, true, true);
    for (const { fileName } of importedFiles) {
      const target = facts.follow(from, fileName);
      if (target?.startsWith("../") && /\.[cm]?[jt]sx?$/.test(target)) found.add(target);
    }
  };
  for (const path of new Set([...tree.marked("names-outside"), ...tree.marked("leaves-app")])) enter(path);
  // A Set is walked in the order of its entries, those included that are added on the way.
  for (const path of found) enter(path);
  return [...found].sort();
}
