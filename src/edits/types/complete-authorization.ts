// Adds the missing half of ClerkAuthorization below the one that is declared.
import { parseSource, ts } from "../../syntax.ts";
import type { Edit, Project } from "../../types.ts";
import { readDeclarations } from "./declarations.ts";
import { namedMembers } from "./named-members.ts";

export interface MissingHalf {
  name: "role" | "permission";
  /** Empty: `never`. */
  keys: string[];
}

export function completeAuthorization(
  path: string,
  { name, keys }: MissingHalf,
  project?: Pick<Project, "tsconfig">,
): Edit {
  return {
    path,
    why: `ClerkAuthorization without ${name} lets any text pass for both`,
    run(before) {
      const tree = parseSource(path, before ?? "");
      const halves = readDeclarations(tree, project)
        .interfaces.filter((one) => one.name.text === "ClerkAuthorization")
        .flatMap((one) => namedMembers(one, tree));
      const other = halves.find((half) => half.name === (name === "role" ? "permission" : "role"))?.node;
      if (before === null || !other || halves.some((half) => half.name === name))
        return { kind: "unchanged" };
      const quote = literalIn(other)?.getText(tree).charAt(0) ?? '"';
      const type = keys.map((key) => quote + key + quote).join(" | ") || "never";
      const start = other.getStart(tree);
      const line = /\r?\n[ \t]*$/.exec(before.slice(0, start))?.[0];
      const end = /[;,]$/.exec(other.getText(tree))?.[0] ?? "";
      // On one line two members need something between them.
      const separator = line === undefined && end === "" ? ";" : "";
      const added = `${separator}${line ?? " "}${name}: ${type}${end}`;
      return { kind: "changed", source: before.slice(0, other.end) + added + before.slice(other.end) };
    },
  };
}

function literalIn(node: ts.Node): ts.Node | null {
  return ts.isStringLiteral(node)
    ? node
    : (ts.forEachChild(node, (child) => literalIn(child) ?? undefined) ?? null);
}
