// What does a module declare, and what does it export? Read once per file.
import type { ts } from "../../syntax.ts";
import { readExports } from "./read-exports.ts";
import { readIndex } from "./read-index.ts";
import type { Module } from "./scope.ts";

export type Declared =
  | { kind: "import"; specifier: string; name: string }
  | { kind: "function"; node: ts.FunctionDeclaration }
  | { kind: "class"; node: ts.ClassDeclaration }
  | { kind: "enum"; node: ts.EnumDeclaration }
  | { kind: "namespace"; node: ts.ModuleDeclaration }
  /** `later`: statements of the module that give it another value. */
  | {
      kind: "variable";
      declaration: ts.VariableDeclaration;
      later: ts.Statement[];
      /** A function of the module assigns it: it outlives a request. */
      isShared: boolean;
      /** A function of the module adds to it or takes away from it. */
      isMutated: boolean;
    };

export interface ModuleIndex {
  declared: Map<string, Declared>;
  directives: string[];
}

export type Exported =
  | { kind: "local"; name: string }
  | { kind: "from"; specifier: string; name: string }
  | { kind: "expression"; node: ts.Expression | ts.Declaration };

export interface ModuleExports {
  named: Map<string, Exported>;
  /** Specifiers of `export * from`. */
  stars: string[];
}

export function indexOf(module: Module): ModuleIndex {
  module.index ??= readIndex(module);
  return module.index;
}

export function exportsOf(module: Module): ModuleExports {
  module.exports ??= readExports(module);
  return module.exports;
}
