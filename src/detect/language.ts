// Is the app written in TypeScript? Its routers' own files say so; where they don't, tsconfig.json does.
import type { Project, TsConfig } from "../types.ts";
import type { AppFacts } from "./module-facts.ts";
import { sourceFiles } from "./source-files.ts";

export function detectLanguage(
  { tree, appDir, pagesDir }: AppFacts,
  tsconfig: TsConfig | null,
): Project["language"] {
  const folders = [appDir, pagesDir].filter((folder) => folder !== null);
  const own = sourceFiles(tree.files).filter((path) =>
    folders.some((folder) => path.startsWith(`${folder}/`)),
  );
  if (own.some((path) => /\.[cm]?tsx?$/.test(path))) return "ts";
  if (own.length > 0) return "js";
  return tsconfig?.file === "tsconfig.json" ? "ts" : "js";
}
