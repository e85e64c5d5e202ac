// Which keys does an env file still lack? They are added at its end; lines that exist are never touched.
import { parse } from "dotenv";
import type { Edit, Project } from "../types.ts";

export interface EnvKeys {
  path: string;
  why: string;
  /** Says where the values come from. */
  comment: string;
  /** Names to values; an empty value is a placeholder. */
  keys: Record<string, string>;
}

export function addEnvKeys(project: Pick<Project, "style">, { path, why, comment, keys }: EnvKeys): Edit {
  return {
    path,
    why,
    run(before) {
      const text = before ?? "";
      const present = parse(text.replace(/^\uFEFF/, ""));
      const missing = Object.entries(keys).filter(([key]) => !Object.hasOwn(present, key));
      if (missing.length === 0) return { kind: "unchanged" };
      const newline = before === null ? project.style.newline : /\r\n/.test(text) ? "\r\n" : "\n";
      const block = [`# ${comment}`, ...missing.map(([key, value]) => `${key}=${value}`), ""];
      const ended = text === "" || text.endsWith("\n") ? text : text + newline;
      const gap = ended === "" || ended.endsWith(newline + newline) ? "" : newline;
      return { kind: "changed", source: ended + gap + block.join(newline) };
    },
  };
}
