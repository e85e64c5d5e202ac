// Every call of Clerk in the modules that had a say.
import type { World } from "../../evaluate/run.ts";
import { allNotes } from "./all-notes.ts";
import type { CallNote } from "./call-note.ts";

export function callNotes(world: World): CallNote[] {
  return allNotes(world).flatMap(({ calls }) => calls);
}
