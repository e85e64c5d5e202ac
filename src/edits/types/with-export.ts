// Makes a file whose `declare global` is all that it has a module: without import or export the compiler passes over it.
import { parseSource } from "../../syntax.ts";
import type { CodeStyle, Project } from "../../types.ts";
import { readDeclarations } from "./declarations.ts";

export function withExport(
  path: string,
  text: string,
  { newline, semicolons }: Pick<CodeStyle, "newline" | "semicolons">,
  project?: Pick<Project, "tsconfig">,
): string {
  if (!readDeclarations(parseSource(path, text), project).needsExport) return text;
  const gap = text.endsWith("\n") ? newline : newline + newline;
  return `${text}${gap}export {}${semicolons ? ";" : ""}${newline}`;
}
