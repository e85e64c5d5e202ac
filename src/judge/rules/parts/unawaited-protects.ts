// Which calls of `auth.protect()` does nobody wait for? From Clerk 6 on they are promises.
import type { World } from "../../evaluate/run.ts";
import type { CallNote } from "./call-note.ts";
import { callNotes } from "./call-notes.ts";

export function unawaitedProtects(world: World): CallNote[] {
  if (world.clerkMajor < 6) return [];
  return callNotes(world).filter(({ name, isDropped }) => name === "auth.protect" && isDropped);
}
