// Does the compiler find Clerk's types? With an old moduleResolution their place is unknown, and all claims are `any`.
import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import semver from "semver";
import type { Project, TsConfig } from "../types.ts";
import type { Check } from "./check.ts";

export const moduleResolution: Check = {
  id: "module-resolution",
  run(project) {
    const { tsconfig, clerk } = project;
    const how = tsconfig && effective(project, tsconfig);
    if (!tsconfig || !how || !clerk) return [];
    // Clerk 6 and before also say in package.json's older fields where their types are.
    if (how === "node10" && semver.major(clerk.version) < 7) return [];
    const line = lineOfOption(project.read(tsconfig.file) ?? "");
    const text =
      tsconfig.moduleResolution !== null
        ? `"moduleResolution": "${tsconfig.moduleResolution}"`
        : `no "moduleResolution", which means ${how === "classic" ? "the oldest way" : '"node"'} with its "module"`;
    return [
      {
        check: moduleResolution.id,
        severity: "error",
        message: `${tsconfig.file} has ${text}: the types of Clerk ${semver.major(clerk.version)} are not found with it, and session claims, roles and permissions become any.`,
        file: tsconfig.file,
        line,
        advice: 'Write "moduleResolution": "bundler" into its compilerOptions.',
        fix: [],
      },
    ];
  },
};

/** Null for those that read package.json's `exports`. */
function effective(
  project: Project,
  { moduleResolution, module, target }: TsConfig,
): "node10" | "classic" | null {
  if (moduleResolution !== null) {
    if (moduleResolution === "node" || moduleResolution === "node10") return "node10";
    return moduleResolution === "classic" ? "classic" : null;
  }
  // What a JavaScript app leaves unsaid, its editor decides. From TypeScript 6 on the default is a new one.
  if (project.language === "js" || isTypeScript6(project)) return null;
  const isModern = target !== undefined && !["es3", "es5"].includes(target);
  const kind = module ?? (isModern ? "es6" : "commonjs");
  if (kind === "commonjs") return "node10";
  return /^(?:node|preserve)/.test(kind) ? null : "classic";
}

function isTypeScript6({ dependencies }: Project): boolean {
  const range = semver.validRange(dependencies.typescript ?? "");
  const lowest = range ? semver.minVersion(range) : null;
  return lowest !== null && lowest.major >= 6;
}

/** Of the option, else of `compilerOptions`. */
function lineOfOption(text: string): number | null {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const find = (path: string[]): Node | undefined => (root ? findNodeAtLocation(root, path) : undefined);
  const node = find(["compilerOptions", "moduleResolution"]) ?? find(["compilerOptions"]);
  return node ? text.slice(0, node.offset).split("\n").length : null;
}
