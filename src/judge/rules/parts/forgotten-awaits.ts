// Where is the promise of `auth()` or `currentUser()` taken for the session itself?
import type { World } from "../../evaluate/run.ts";
import type { CallNote } from "./call-note.ts";
import { callNotes } from "./call-notes.ts";

export function forgottenAwaits(world: World): CallNote[] {
  return callNotes(world).filter(({ name, isTakenForValue }) => {
    const isPromise = name === "currentUser" || (name === "auth" && world.clerkMajor >= 6);
    return isPromise && isTakenForValue;
  });
}
