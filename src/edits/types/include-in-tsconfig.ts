// Adds a file to the `include` list that stands in tsconfig.json itself; nothing else in it moves.
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { Edit } from "../../types.ts";

export function includeInTsconfig(file: string, path: string): Edit {
  return {
    path: file,
    why: `The compiler does not read ${path}`,
    run(before) {
      const root = parseTree(before ?? "", [], { allowTrailingComma: true });
      const list = root && findNodeAtLocation(root, ["include"]);
      if (before === null || list?.type !== "array") {
        const reason = `has no include list of its own that ${path} could join`;
        return { kind: "manual", reason, snippet: `"include": [${JSON.stringify(path)}]` };
      }
      const entries = list.children ?? [];
      if (entries.some(({ value }) => value === path)) return { kind: "unchanged" };
      const last = entries.at(-1);
      if (!last) return { kind: "changed", source: insert(before, list.offset + 1, JSON.stringify(path)) };
      // As the last entry is set off from what comes before it: by a space, or on a line of its own.
      const from = entries.at(-2);
      const start = from ? from.offset + from.length : list.offset + 1;
      const space = /\s*$/.exec(before.slice(start, last.offset))?.[0] || (from ? "" : " ");
      const text = `,${space}${JSON.stringify(path)}`;
      return { kind: "changed", source: insert(before, last.offset + last.length, text) };
    },
  };
}

const insert = (text: string, at: number, added: string) => text.slice(0, at) + added + text.slice(at);
