// The notes of all modules that had a say: of resources and gate, and what they lead to, in the order of their files.
import type { World } from "../../evaluate/run.ts";
import { moduleAt } from "./module-at.ts";
import { type ModuleNotes, moduleNotes, notesKey } from "./module-notes.ts";

const prefix = notesKey("");

export function allNotes(world: World): ModuleNotes[] {
  const key = "rules: all notes";
  const found = world.memo.get(key) as ModuleNotes[] | undefined;
  if (found) return found;
  const noted = [...world.memo.keys()].flatMap((name) =>
    name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
  );
  const made = [...new Set([...noted, ...world.modules.keys()])].sort().flatMap((file) => {
    const taken = world.memo.get(notesKey(file)) as ModuleNotes | undefined;
    if (taken) return [taken];
    const module = moduleAt(world, file);
    return module ? [moduleNotes(world, module)] : [];
  });
  world.memo.set(key, made);
  return made;
}
