// Does the compiler read the types file at all? One that tsconfig.json leaves out declares nothing, without a word.
import { parse } from "jsonc-parser";
import { includeInTsconfig } from "../edits/types/include-in-tsconfig.ts";
import { isRead } from "../edits/types/is-read.ts";
import { excludes } from "../edits/types/tsconfig-glob.ts";
import type { Finding, Project, TsConfig } from "../types.ts";
import type { Check } from "./check.ts";
import { ownTypesFiles } from "./parts/own-types-files.ts";
import { shadowingTwin } from "./parts/shadowing-twin.ts";

export const typesNotIncluded: Check = {
  id: "types-not-included",
  run(project, config) {
    const { tsconfig } = project;
    if (!tsconfig) return [];
    return ownTypesFiles(project, config)
      .filter((path) => !isRead(project, path) && shadowingTwin(project, path) === null)
      .map(
        (path): Finding => ({
          check: typesNotIncluded.id,
          severity: "error",
          file: path,
          line: null,
          ...remedy(project, tsconfig, path),
        }),
      );
  },
};

function remedy(
  project: Project,
  { file, exclude }: TsConfig,
  path: string,
): Pick<Finding, "message" | "advice" | "fix"> {
  const excluding = (exclude ?? ["node_modules"]).find((pattern) => excludes(pattern, path));
  if (excluding !== undefined) {
    return {
      message: `${path} is not read by the compiler: "exclude" of ${file} holds ${JSON.stringify(excluding)}. Its types have no effect.`,
      advice: `Move the file out of there, or take ${JSON.stringify(excluding)} out of "exclude".`,
      fix: [],
    };
  }
  const message = `${path} is not read by the compiler: ${file} does not include it. Its types have no effect.`;
  return hasOwnInclude(project, file)
    ? { message, advice: null, fix: [includeInTsconfig(file, path)] }
    : {
        message,
        advice: `Add ${JSON.stringify(path)} to "include" of ${file} or the file that it extends.`,
        fix: [],
      };
}

function hasOwnInclude({ read }: Project, file: string): boolean {
  const json: { include?: unknown } | undefined = parse(read(file) ?? "{}", [], { allowTrailingComma: true });
  return Array.isArray(json?.include);
}
