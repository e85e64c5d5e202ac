// Where is what a name means, through imports and re-exports: a function of the app, or an export of a package?
import { ts } from "../../../syntax.ts";
import { exportsOf, indexOf } from "../../evaluate/module-index.ts";
import type { World } from "../../evaluate/run.ts";
import type { Module } from "../../evaluate/scope.ts";
import { moduleAt } from "./module-at.ts";

export type Declaration =
  | { kind: "own"; module: Module; node: ts.Node }
  | { kind: "package"; specifier: string; name: string };

const deepest = 8;

/** What an identifier of a module's top level means; null when it is not declared there. */
export function declarationOf(world: World, module: Module, name: string, depth = 0): Declaration | null {
  const declared = indexOf(module).declared.get(name);
  if (!declared) return null;
  if (declared.kind === "import") return importOf(world, module, declared.specifier, declared.name, depth);
  const node = declared.kind === "variable" ? declared.declaration : declared.node;
  return { kind: "own", module, node };
}

/** What a module exports under a name. */
export function exportOf(world: World, module: Module, name: string, depth = 0): Declaration | null {
  if (depth > deepest) return null;
  const { named, stars } = exportsOf(module);
  const found = named.get(name);
  if (found?.kind === "local") return declarationOf(world, module, found.name, depth + 1);
  if (found?.kind === "expression") {
    return ts.isIdentifier(found.node)
      ? declarationOf(world, module, found.node.text, depth + 1)
      : { kind: "own", module, node: found.node };
  }
  if (found) return importOf(world, module, found.specifier, found.name, depth);
  for (const specifier of name === "default" ? [] : stars) {
    const declaration = importOf(world, module, specifier, name, depth);
    if (declaration?.kind === "own") return declaration;
  }
  return null;
}

function importOf(
  world: World,
  { file }: Module,
  specifier: string,
  name: string,
  depth: number,
): Declaration | null {
  const target = world.project.follow(file, specifier);
  if (target === null) return { kind: "package", specifier, name };
  const module = moduleAt(world, target);
  return module && name !== "*" ? exportOf(world, module, name, depth + 1) : null;
}
