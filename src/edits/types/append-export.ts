// Makes a declaration file a module, so that its `declare global` counts: `export {};` as its last line.
import { parseSource } from "../../syntax.ts";
import type { CodeStyle, Edit } from "../../types.ts";
import { sourceStyle } from "../source-style.ts";
import { readDeclarations } from "./declarations.ts";

export function appendExport(path: string, project: CodeStyle): Edit {
  return {
    path,
    why: "Without import or export its declare global has no effect",
    run(before) {
      const tree = parseSource(path, before ?? "");
      if (before === null || !readDeclarations(tree).needsExport) return { kind: "unchanged" };
      const { newline, semicolons } = sourceStyle(tree, project);
      const gap = /\r?\n$/.test(before) ? newline : newline + newline;
      return { kind: "changed", source: `${before}${gap}export {}${semicolons ? ";" : ""}${newline}` };
    },
  };
}
