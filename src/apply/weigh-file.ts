// What would make this file what it was before a run, and may that be done? Looks, and writes nothing.
import { readFile } from "node:fs/promises";
import { fileState } from "./file-state.ts";
import { fingerprint } from "./fingerprint.ts";
import { home } from "./home.ts";
import type { Journal, JournalFile } from "./journal.ts";
import type { NewBytes } from "./replace-file.ts";
import { resolveTarget } from "./resolve-target.ts";
import { unsplice } from "./splice.ts";

export type Weighed =
  | { kind: "as it was" }
  | { kind: "kept"; reason: string }
  | { kind: "removed"; target: string }
  | { kind: "restored"; with: Omit<NewBytes, "sibling"> };

export async function weighFile(root: string, journal: Journal, file: JournalFile): Promise<Weighed> {
  const target = await resolveTarget(root, file.path);
  const state = await fileState(target);
  if (state.kind === "other") return { kind: "kept", reason: "it is no longer a file" };
  if (state.kind === "missing") {
    return file.before === null ? { kind: "as it was" } : { kind: "kept", reason: "it was deleted since" };
  }
  const now = fingerprint(state.bytes);
  if (now === file.before?.hash) return { kind: "as it was" };
  if (now !== file.after && now !== file.formatted) return { kind: "kept", reason: "it was edited since" };
  if (file.before === null) return { kind: "removed", target };
  const stored = await readFile(home.before(root, journal.run, journal.files.indexOf(file)));
  const bytes = unsplice({ ...file.before, stored }, state.bytes);
  if (fingerprint(bytes) !== file.before.hash) {
    return { kind: "kept", reason: "the saved copy of it is damaged" };
  }
  return { kind: "restored", with: { target, bytes, keep: { ...state, mode: file.before.mode } } };
}
