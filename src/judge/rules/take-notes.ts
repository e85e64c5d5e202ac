// Notes what the rules will ask about a resource that has just been judged, while its syntax tree is at hand: the trees of
// thousands of files do not stay in memory.
import type { Verdict } from "../../verdict.ts";
import type { World } from "../evaluate/run.ts";
import { moduleAt } from "./parts/module-at.ts";
import { moduleNotes } from "./parts/module-notes.ts";
import { resourceNotes } from "./parts/resource-notes.ts";

export function takeNotes(world: World, verdict: Verdict): void {
  const module = moduleAt(world, verdict.file);
  if (module && verdict.guard.answer !== "not-applicable") moduleNotes(world, module);
  resourceNotes(world, verdict);
}
