// Where does the app render ClerkProvider, and for which layout? In root layouts first, then in layouts below them.
import { posix } from "node:path";
import type { Project } from "../types.ts";
import { clerkElements } from "./clerk-elements.ts";
import type { AppFacts } from "./module-facts.ts";

export function detectProviders(facts: AppFacts, rootLayouts: string[]): Project["providers"] {
  const others = facts.tree.files.filter(
    (path) =>
      facts.appDir !== null &&
      path.startsWith(`${facts.appDir}/`) &&
      /^(layout|template)\.[jt]sx?$/.test(posix.basename(path)) &&
      !rootLayouts.includes(path),
  );
  const found = [...rootLayouts, ...others].flatMap((layout) =>
    clerkElements(facts, layout, ["ClerkProvider"], 4).map(({ file, line }) => ({ file, line, layout })),
  );
  return found.filter(
    (place, index) =>
      found.findIndex(
        ({ file, line, layout }) => file === place.file && line === place.line && layout === place.layout,
      ) === index,
  );
}
