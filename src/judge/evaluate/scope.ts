// Which variables does code see? Function and block scopes are made anew in each run; a module's own is looked up lazily.
import type { SourceFile } from "../../syntax.ts";
import type { ModuleExports, ModuleIndex } from "./module-index.ts";
import type { Value } from "./value.ts";

/** A source file being read, and what was worked out about it. */
export interface Module {
  file: string;
  tree: SourceFile;
  index: ModuleIndex | null;
  exports: ModuleExports | null;
  /** Its variables that do not depend on a path. */
  values: Map<string, Value>;
}

export interface Scope {
  module: Module;
  parent: Scope | null;
  values: Map<string, Value>;
  /** The value of `this`, where it is known. */
  self: Value | null;
  /** In a class: its parent's members, for `super`. */
  base?: Value;
  /** A function's own scope: where `var` declares. */
  isFunction?: boolean;
  /** Made while a module was loaded: it outlives requests. */
  isShared?: boolean;
}

export function childOf(parent: Scope, self: Value | null = parent.self): Scope {
  return { module: parent.module, parent, values: new Map(), self };
}

/** The scope that holds a name, or null when it is the module's or a global one. */
export function holderOf(scope: Scope, name: string): Scope | null {
  for (let at: Scope | null = scope; at; at = at.parent) {
    if (at.values.has(name)) return at;
  }
  return null;
}

/** Where `var` declares. */
export function functionScope(scope: Scope): Scope {
  let at = scope;
  while (!at.isFunction && at.parent) at = at.parent;
  return at;
}
