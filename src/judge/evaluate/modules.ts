// What do a module's variables, imports and exports hold? Evaluated when first asked for, and remembered between runs
// unless a path decides.
import { syntaxErrors, ts } from "../../syntax.ts";
import { jsonValue } from "../builtins/json-value.ts";
import { packageValue } from "../knowledge/index.ts";
import { bind } from "./bind.ts";
import { evaluate } from "./expressions.ts";
import { memberOf } from "./members.ts";
import { type Declared, exportsOf, indexOf } from "./module-index.ts";
import type { Run, World } from "./run.ts";
import { childOf, type Module, type Scope } from "./scope.ts";
import { exec } from "./statements.ts";
import { known, type ModuleValue, nothing, Thrown, unknown, type Value } from "./value.ts";

/** null: there is no such file, or it could not be read. */
export function openModule(run: Pick<Run, "world">, file: string): Module | null {
  const key = `module ${file}`;
  const found = run.world.memo.get(key) as Module | null | undefined;
  if (found !== undefined) return found;
  const tree = run.world.project.parse(file);
  const module = tree && syntaxErrors(tree).length === 0 ? { file, tree } : null;
  run.world.memo.set(key, module);
  return module;
}

/** For a file that `openModule` gives nothing for. */
export function whyNotOpen({ project }: Pick<World, "project">, file: string): string {
  const reason = project.unreadable(file);
  if (reason) return `${file} was not read: ${reason}`;
  const tree = project.parse(file);
  const [error] = tree ? syntaxErrors(tree) : [];
  return error ? `${file}:${error.line} does not parse: ${error.message}` : `${file} is not there`;
}

export function scopeOf(module: Module): Scope {
  return { module, parent: null, values: new Map(), self: null };
}

export function declaresName(run: Run, module: Module, name: string): boolean {
  return indexOf(run.world, module).declared.has(name);
}

export function moduleValue(run: Run, module: Module, name: string): Value {
  const key = `${module.file}#${name}`;
  const done = run.modules.get(key) ?? run.world.modules.get(key);
  if (done) return done;
  const declared = indexOf(run.world, module).declared.get(name);
  if (!declared) return unknown("opaque", name);
  if (run.evaluating.has(key)) return unknown("opaque", `${name}, which is defined by itself`);
  run.evaluating.add(key);
  const { events, decisions } = run;
  const before = { events: events.length, decisions: decisions.length };
  try {
    let value = declaredValue(run, module, name, declared);
    const isMutated = declared.kind === "variable" && declared.isMutated;
    if (isMutated && (value.kind === "list" || value.kind === "record")) {
      // Nobody reads it by its first content then.
      const origin = run.mode === "gate" ? "opaque" : "package";
      return unknown(origin, `${name}, which is changed after it is made`);
    }
    if (value.kind === "regexp" && /[gy]/.test(value.value.flags)) value = { ...value, isStateful: true };
    const isFixed = decisions.length === before.decisions && !run.modules.has(key);
    (isFixed ? run.world.modules : run.modules).set(key, value);
    return run.modules.get(key) ?? value;
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    return unknown("opaque", `${name}, which fails when the module loads`);
  } finally {
    run.evaluating.delete(key);
    // What a module does when it is loaded is not done for a caller.
    events.length = before.events;
  }
}

function declaredValue(run: Run, module: Module, name: string, declared: Declared): Value {
  const scope = scopeOf(module);
  switch (declared.kind) {
    case "import":
      return imported(run, module.file, declared.specifier, declared.name);
    case "function":
      return { kind: "closure", node: declared.node, scope, self: null };
    case "class":
      return { kind: "class", node: declared.node, scope };
    case "enum":
      return enumValue(run, declared.node, scope);
    case "variable": {
      const { declaration, later, isShared } = declared;
      if (isShared) return unknown("package", name, ["data"]);
      const local = childOf(scope);
      const { initializer } = declaration;
      // `for (const x of …)` and `declare const` have no initializer.
      bind(run, declaration.name, initializer ? evaluate(run, initializer, scope) : nothing, local);
      const value = local.values.get(name) ?? nothing;
      if (later.length === 0) return value;
      const key = `${module.file}#${name}`;
      run.modules.set(key, value);
      for (const statement of later) exec(run, statement, scope);
      return run.modules.get(key) ?? value;
    }
  }
}

function enumValue(run: Run, node: ts.EnumDeclaration, scope: Scope): Value {
  const members = node.members.map((member, index): [string, Value] => [
    member.name.getText(scope.module.tree).replace(/^["']|["']$/g, ""),
    member.initializer ? evaluate(run, member.initializer, scope) : known(index),
  ]);
  return { kind: "record", members: new Map(members), rest: null };
}

/** @param name `default`, a name, or `*` */
export function imported(run: Run, from: string, specifier: string, name: string): Value {
  if (name === "*") return { kind: "module", importer: from, specifier };
  const told = packageValue(run, specifier, name);
  if (told) return told;
  const { project } = run.world;
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

export function importedModule(run: Run, module: Module, specifier: string): Value {
  void run;
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
  const { named, stars } = exportsOf(run.world, module);
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
  const target = packageValue(run, specifier, name) ? null : run.world.project.follow(file, specifier);
  if (target !== null) return exported(run, target, name, [...seen, file]);
  return imported(run, file, specifier, name);
}

function expressionValue(
  run: Run,
  module: Module,
  name: string,
  node: ts.Expression | ts.Declaration,
): Value {
  const key = `${module.file}#export ${name}`;
  const done = run.modules.get(key) ?? run.world.modules.get(key);
  if (done) return done;
  const before = { events: run.events.length, decisions: run.decisions.length };
  const scope = scopeOf(module);
  let value: Value;
  if (ts.isFunctionDeclaration(node)) value = { kind: "closure", node, scope, self: null };
  else if (ts.isClassDeclaration(node)) value = { kind: "class", node, scope };
  else value = evaluate(run, node as ts.Expression, scope);
  run.events.length = before.events;
  (run.decisions.length === before.decisions ? run.world.modules : run.modules).set(key, value);
  return value;
}
