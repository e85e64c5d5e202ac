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
  const { modules, project } = run.world;
  const found = modules.get(file);
  if (found !== undefined) return found;
  const tree = project.parse(file);
  const isWhole = tree !== null && syntaxErrors(tree).length === 0;
  const module = isWhole ? { file, tree, index: null, exports: null, values: new Map() } : null;
  modules.set(file, module);
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

export function declaresName(module: Module, name: string): boolean {
  return indexOf(module).declared.has(name);
}

export function moduleValue(run: Run, module: Module, name: string): Value {
  const declared = indexOf(module).declared.get(name);
  if (!declared) return unknown("opaque", name);
  const assigned = ofRun(run, module, name);
  if (assigned) return assigned;
  const until = declared.kind === "variable" && declared.later.length > 0 ? loadedUntil(run, module) : null;
  const key = until === null ? name : `${name}@${until}`;
  return loaded(run, key, module, placeOf(declared), () => {
    const value = declaredValue(run, module, name, declared, until ?? Number.POSITIVE_INFINITY);
    const isGrown = declared.kind === "variable" && declared.isMutated;
    // Nobody knows what it holds by then. In a guard it is a store like any other.
    if (isGrown && (value.kind === "list" || value.kind === "record")) {
      return unknown(run.mode === "gate" ? "opaque" : "package", `${name}, which functions change`);
    }
    const isStateful = value.kind === "regexp" && /[gy]/.test(value.value.flags);
    return isStateful ? { ...value, isStateful } : value;
  });
}

/** What it holds on this path only. */
function ofRun(run: Run, { file }: Module, name: string): Value | undefined {
  return run.modules.size > 0 ? run.modules.get(`${file}#${name}`) : undefined;
}

/** Evaluates once for all runs, or once a run where a path decides. What a module does then is not done for a caller. */
function loaded(run: Run, name: string, module: Module, at: number, body: () => Value): Value {
  const done = ofRun(run, module, name) ?? module.values.get(name);
  if (done) return done;
  const { file } = module;
  const key = `${file}#${name}`;
  if (run.evaluating.has(key)) return unknown("opaque", `${key}, which is defined by itself`);
  run.evaluating.add(key);
  run.loading.push({ file, at, depth: run.stack.length });
  const { events, decisions } = run;
  const before = { events: events.length, decisions: decisions.length };
  let value: Value;
  try {
    value = body();
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    value = unknown("opaque", `${key}, which fails when the module loads`);
  } finally {
    run.evaluating.delete(key);
    run.loading.pop();
    events.length = before.events;
  }
  if (decisions.length === before.decisions) module.values.set(name, value);
  else run.modules.set(key, value);
  return value;
}

/** How far the module has run when its own top level asks for a variable; to its end, when a function does. */
function loadedUntil(run: Run, { file }: Module): number {
  const asking = run.loading.at(-1);
  return asking?.file === file && asking.depth === run.stack.length ? asking.at : Number.POSITIVE_INFINITY;
}

function placeOf(declared: Declared): number {
  if (declared.kind === "import") return 0;
  return declared.kind === "variable" ? declared.declaration.pos : declared.node.pos;
}

function declaredValue(run: Run, module: Module, name: string, declared: Declared, until: number): Value {
  const scope = scopeOf(module);
  switch (declared.kind) {
    case "import":
      return imported(run, module.file, declared.specifier, declared.name);
    case "function":
      return { kind: "closure", node: declared.node, scope, self: null };
    case "class":
      return { kind: "class", node: declared.node, scope };
    case "namespace":
      return unknown("opaque", `the namespace ${name}`);
    case "enum":
      return enumValue(run, declared.node, scope);
    case "variable": {
      const { declaration, later, isShared } = declared;
      if (isShared) return unknown("package", name, ["data"]);
      const local = childOf(scope);
      const { initializer } = declaration;
      // `for (const x of …)` and `declare const` have no initializer.
      bind(run, declaration.name, initializer ? evaluate(run, initializer, scope) : nothing, local);
      for (const statement of later) {
        if (statement.pos < until) exec(run, statement, local);
      }
      return local.values.get(name) ?? nothing;
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
