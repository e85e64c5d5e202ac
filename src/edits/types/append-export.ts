// Makes a declaration file a module, so that its `declare global` counts: `export {};` as its last line.
import { parseSource } from "../../syntax.ts";
import type { CodeStyle, Edit, Project } from "../../types.ts";
import { sourceStyle } from "../source-style.ts";
import { withExport } from "./with-export.ts";

export function appendExport(path: string, style: CodeStyle, project?: Pick<Project, "tsconfig">): Edit {
  return {
    path,
    why: "Without import or export its declare global has no effect",
    run(before) {
      const tree = parseSource(path, before ?? "");
      const source = withExport(path, before ?? "", sourceStyle(tree, style), project);
      return source === before || before === null ? { kind: "unchanged" } : { kind: "changed", source };
    },
  };
}
