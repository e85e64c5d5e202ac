// Which variables does code see? Function and block scopes are made anew in each run; a module's own is looked up lazily.
import type { SourceFile } from "../../syntax.ts";
import type { Value } from "./value.ts";

/** A source file being read. */
export interface Module {
  file: string;
  tree: SourceFile;
}

export interface Scope {
  module: Module;
  parent: Scope | null;
  values: Map<string, Value>;
  /** The value of `this`, where it is known. */
  self: Value | null;
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
