// What do imports bring? The exports of other modules of the app, what is told of packages, or something unknown.
import { ts } from "../../syntax.ts";
import { jsonValue } from "../builtins/json-value.ts";
import { packageValue } from "../knowledge/index.ts";
import { evaluate } from "./expressions.ts";
import { memberOf } from "./members.ts";
import { exportsOf } from "./module-index.ts";
import { loaded, moduleValue } from "./module-values.ts";
import { openModule, scopeOf, whyNotOpen } from "./modules.ts";
import type { Run } from "./run.ts";
import type { Module } from "./scope.ts";
import { type ModuleValue, nothing, unknown, type Value } from "./value.ts";

/** @param name `default`, a name, or `*` */
export function imported(run: Run, from: string, specifier: string, name: string): Value {
  if (name === "*") return { kind: "module", importer: from, specifier };
  const { project } = run.world;
  // Paths of the project may put something of its own in a package's place.
  const told = project.resolve(from, specifier) === null ? packageValue(run, specifier, name) : null;
  if (told) return told;
  const file = project.follow(from, specifier);
  if (file === null) return fromElsewhere(run, specifier, name);
  if (/\.d\.[cm]?ts$/.test(file)) return unknown("package", name);
  if (/\.json$/.test(file)) {
    const value = jsonValue(project.read(file) ?? "");
    if (!value) return unknown("data", name);
    return name === "default" || value.kind !== "record" ? value : (value.members.get(name) ?? nothing);
  }
  return exported(run, file, name) ?? unreadable(run, file, name);
}

function unreadable(run: Run, file: string, name: string): Value {
  const isOpen = openModule(run, file) !== null;
  return unknown("opaque", isOpen ? `${file} exports no ${name}` : whyNotOpen(run.world, file));
}

/** A package, or a file that is not there. */
function fromElsewhere(run: Run, specifier: string, name: string): Value {
  const isOwn = specifier.startsWith(".") || /^[@~#]\//.test(specifier);
  const range = run.world.project.dependencies[packageName(specifier)] ?? "";
  if (isOwn || /^(workspace|file|link|portal):/.test(range)) {
    return unknown("opaque", `${name} from "${specifier}", whose source is not here`);
  }
  return unknown("package", name);
}

function packageName(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier);
}

export function importedModule(module: Module, specifier: string): Value {
  const value: ModuleValue = { kind: "module", importer: module.file, specifier };
  return { kind: "promise", value, error: null, isHeard: true };
}

export function moduleMember(run: Run, value: ModuleValue, name: string): Value {
  return imported(run, value.importer, value.specifier, name);
}

/** What other modules get under a name; null when the module exports no such thing. */
export function exported(run: Run, file: string, name: string, seen: string[] = []): Value | null {
  if (seen.includes(file) || seen.length > 12) return null;
  const module = openModule(run, file);
  if (!module) return null;
  const { named, stars } = exportsOf(module);
  const found = named.get(name);
  if (found?.kind === "local") return moduleValue(run, module, found.name);
  if (found?.kind === "from") {
    if (found.name === "*") return { kind: "module", importer: file, specifier: found.specifier };
    return again(run, file, found.specifier, found.name, seen);
  }
  if (found?.kind === "expression") return expressionValue(run, module, name, found.node);
  if (named.has("module.exports") && name !== "module.exports") {
    const all = exported(run, file, "module.exports");
    if (all) return memberOf(run, all, name, { file, node: module.tree });
  }
  if (name === "default") return null;
  for (const specifier of stars) {
    const value = again(run, file, specifier, name, seen);
    if (value) return value;
  }
  return null;
}

function again(run: Run, file: string, specifier: string, name: string, seen: string[]): Value | null {
  const { project } = run.world;
  const own = project.resolve(file, specifier);
  const target = own ?? (packageValue(run, specifier, name) ? null : project.follow(file, specifier));
  if (target !== null) return exported(run, target, name, [...seen, file]);
  return imported(run, file, specifier, name);
}

function expressionValue(
  run: Run,
  module: Module,
  name: string,
  node: ts.Expression | ts.Declaration,
): Value {
  return loaded(run, `export ${name}`, module, node.pos, () => {
    const scope = scopeOf(module);
    if (ts.isFunctionDeclaration(node)) return { kind: "closure", node, scope, self: null };
    if (ts.isClassDeclaration(node)) return { kind: "class", node, scope };
    return evaluate(run, node as ts.Expression, scope);
  });
}
