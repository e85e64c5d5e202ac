// Where does the app render ClerkProvider, and for which layout? In root layouts first, then in layouts below them.
import { posix } from "node:path";
import type { Project } from "../types.ts";
import { clerkElements } from "./clerk-elements.ts";
import type { AppFacts } from "./module-facts.ts";

export function detectProviders(facts: AppFacts, rootLayouts: string[]): Project["providers"] {
  const top = new Set(rootLayouts);
  const others = facts.tree.files.filter(
    (path) =>
      facts.appDir !== null &&
      path.startsWith(`${facts.appDir}/`) &&
      /^(layout|template)\.[jt]sx?$/.test(posix.basename(path)) &&
      !top.has(path),
  );
  const found = new Map<string, Project["providers"][number]>();
  for (const layout of [...rootLayouts, ...others]) {
    for (const { file, line } of clerkElements({ ...facts, mark: "provider" }, layout, ["ClerkProvider"], 4))
      found.set(`${file}:${line}:${layout}`, { file, line, layout });
  }
  return [...found.values()];
}
