// The notes of all modules that had a say: of resources and gate, and what they lead to, in the order of their files.
import type { World } from "../../evaluate/run.ts";
import { moduleAt } from "./module-at.ts";
import { type ModuleNotes, moduleNotes, notesKey } from "./module-notes.ts";

const prefixes = ["module ", notesKey("")];

export function allNotes(world: World): ModuleNotes[] {
  const key = "rules: all notes";
  const found = world.memo.get(key) as ModuleNotes[] | undefined;
  if (found) return found;
  const files = new Set(
    [...world.memo.keys()].flatMap((name) => {
      const prefix = prefixes.find((each) => name.startsWith(each));
      return prefix ? [name.slice(prefix.length)] : [];
    }),
  );
  const made = [...files].sort().flatMap((file) => {
    const noted = world.memo.get(notesKey(file)) as ModuleNotes | undefined;
    if (noted) return [noted];
    const module = moduleAt(world, file);
    return module ? [moduleNotes(world, module)] : [];
  });
  world.memo.set(key, made);
  return made;
}
